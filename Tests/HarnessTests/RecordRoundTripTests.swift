import Harness
import Scenarios
import Simulation
import Storage
import Testing
import Wire

/// What is read back from a record is what the run left.
@Suite struct RecordRoundTripTests {
    private static let scenarios =
        Laboratory.files
        + ["04", "08-clock", "16", "22", "28-repaired", "33", "42"].map { "incidents/FM-\($0)" }

    private func run(file name: String) throws -> (report: RunReport, capture: RunCapture) {
        let path = Laboratory.path("Scenarios/\(name).json")
        return try run(try Laboratory.runner.get().read(try #require(InputFile.read(path)), file: path))
    }

    private func run(_ scenario: Scenario) throws -> (report: RunReport, capture: RunCapture) {
        let run = try Laboratory.runner.get().prepare(scenario)
        run.keepsCapture = true
        var report = try run.run()
        report.wallSeconds = 0
        return (report, try #require(run.capture))
    }

    private func bytes(_ report: RunReport, _ capture: RunCapture) throws -> [UInt8] {
        try RunRecordWriter.bytes(of: report, capture, scenarioText: "{}", version: "1")
    }

    @Test(arguments: scenarios) func `what is read and written again is the same file`(name: String) throws {
        let (report, capture) = try run(file: name)
        let written = try bytes(report, capture)
        let reader = try RunRecordReader(written)
        #expect(try bytes(reader.report, reader.capture()) == written)
    }

    @Test(arguments: scenarios) func `a run that was read is the run that was written`(name: String) throws {
        let (report, capture) = try run(file: name)
        let reader = try RunRecordReader(try bytes(report, capture))
        let read = try reader.capture()
        #expect(String(reflecting: reader.report) == String(reflecting: report))
        #expect(read.events == capture.events)
        #expect(read.exchanges.map { String(reflecting: $0) } == capture.exchanges.map { String(reflecting: $0) })
        #expect(read.changes.map { String(reflecting: $0) } == capture.changes.map { String(reflecting: $0) })
        #expect(!read.looks.isEmpty)
        #expect(read.looks.map { String(reflecting: $0) } == capture.looks.map { String(reflecting: $0) })
        #expect(read.slack == capture.slack)
        #expect(read.pusher == capture.pusher)
        #expect(read.mail == capture.mail)
        #expect(read.settings.map { "\($0)" } == capture.settings.map { "\($0)" })
        for (one, other) in zip(read.tables, capture.tables) {
            #expect(one.table.name == other.table.name)
            #expect(one.table.uniqueKeys == other.table.uniqueKeys)
            #expect(one.rows == other.rows)
            #expect(one.table.columns.map { "\($0)" } == other.table.columns.map { "\($0)" })
            for column in one.table.columns.map(\.name) {
                let labels = [one, other].map { "\($0.table.labels(for: column)?.labels ?? [])" }
                #expect(labels[0] == labels[1], "\(column)")
            }
        }
        #expect(read.tables.count == capture.tables.count)
    }

    @Test func `a scenario that must not hold is read back as one`() throws {
        var scenario = try #require(
            Laboratory.scenario(expect: [["table": "gb_console.malls", "where": ["name": "Nobody"], "count": 1]]).object
        )
        scenario["mustFail"] = "Nobody has no mall."
        let (report, capture) = try run(Laboratory.read(.object(scenario)))
        let canary = try RunRecordReader(try bytes(report, capture)).report.canary
        #expect(canary == CanaryResult(reason: "Nobody has no mall.", held: true))
    }

    @Test func `requests of every shape are read back`() throws {
        let (report, capture) = try run(Laboratory.read(Laboratory.scenario(expect: [["invariants": "all"]])))
        let start = report.start
        let request = HTTPRequest(
            .patch,
            "/a b",
            query: [HTTPParameter("a&b", "c=d"), HTTPParameter("a&b", ""), HTTPParameter("", "é")],
            headers: ["X-One": "1", "b": "\u{0}\"", "A": ""],
            body: [0, 0xFF, 0xFE]
        )
        var changed = capture
        let outcomes: [HTTPExchange.Outcome] = [
            .pending, .answered(HTTPResponse(999, headers: ["x": "y"], body: [])),
            .answered(HTTPResponse(200, body: Array("text\u{0}more".utf8))), .failed(.refused(host: "h")),
            .failed(.reset(host: "h")), .failed(.timeout(host: "h", after: .nanoseconds(1_500_000_001))),
        ]
        changed.exchanges = outcomes.map { outcome in
            HTTPExchange(
                from: "a#b",
                fromID: 7,
                sequence: 3,
                host: "h",
                request: request,
                sent: start,
                ended: outcome == .pending ? nil : start.advanced(by: .nanoseconds(1)),
                outcome: outcome,
                handled: 2,
                fault: "f"
            )
        }
        let read = try RunRecordReader(try bytes(report, changed)).capture().exchanges
        #expect(read.map { String(reflecting: $0) } == changed.exchanges.map { String(reflecting: $0) })
    }
}
