import Storage
import Testing

@testable import Harness

/// What the record of a run says of looks: each row that was taken met every condition as the command saw it then.
@Suite struct LookTests {
    private static let files =
        Laboratory.files.map { "Scenarios/\($0).json" }
        + ["04", "08-clock", "16", "22", "28-repaired", "33", "42"].map { "Scenarios/incidents/FM-\($0).json" }

    private func run(_ file: String) throws -> (report: RunReport, capture: RunCapture) {
        let path = Laboratory.path(file)
        let run = try Laboratory.runner.get().prepare(
            try Laboratory.runner.get().read(try #require(InputFile.read(path)), file: path)
        )
        run.keepsCapture = true
        return (try run.run(), try #require(run.capture))
    }

    /// What a record says that a run left.
    private func recorded(_ report: RunReport, _ capture: RunCapture) throws -> RunCapture {
        let bytes = try RunRecordWriter.bytes(of: report, capture, scenarioText: "{}", version: "1")
        return try RunRecordReader(bytes).capture()
    }

    @Test(arguments: files) func `looks repeated in the record come to what they came to in the run`(file: String)
        throws
    {
        let (report, left) = try run(file)
        let capture = try recorded(report, left)
        let replay = try SelectionReplay(capture)
        #expect(!capture.looks.isEmpty)
        for look in capture.looks {
            for id in look.picked {
                let verdict = try replay.verdict(of: look, on: id)
                #expect(verdict == .beyondLimit, "\(look.selection.name) at \(look.time) took \(id)")
            }
            let others = Set(capture.changes.filter { $0.table == look.selection.table }.map(\.rowID))
            for id in others.subtracting(look.picked).sorted().prefix(20) {
                let verdict = try replay.verdict(of: look, on: id)
                if case .beyondLimit = verdict { #expect(!look.picked.isEmpty, "nothing came before \(id)") }
                if case .unknown(let why) = verdict { Issue.record("\(look.selection.name): \(why)") }
            }
        }
    }

    @Test func `a look is judged by what its own transaction had changed, and the next one is not`() throws {
        let (report, left) = try run(Self.files[0])
        var capture = left
        let look = try #require(capture.looks.first { !$0.picked.isEmpty && !$0.selection.conditions.isEmpty })
        let row = look.picked[0]
        let table = try #require(capture.tables.first { $0.table.name == look.selection.table })
        let blank = table.table.columns.map { $0.name == "id" ? SQLValue.integer(row) : .null }
        func seeing(_ own: [SelectionLook.OwnRow]) -> SelectionLook {
            SelectionLook(
                sequence: look.sequence,
                changes: look.changes,
                own: own,
                time: look.time,
                process: look.process,
                processID: look.processID,
                selection: look.selection,
                picked: []
            )
        }
        capture.looks = [
            seeing([.init(table: look.selection.table, rowID: row, values: nil)]), seeing([]),
            seeing([.init(table: look.selection.table, rowID: row, values: blank)]), seeing([]),
        ]
        let replay = try SelectionReplay(try recorded(report, capture))
        let verdicts = try replay.looks(at: look.selection.table, row).map(\.verdict)
        // While its own transaction has deleted the row, there is none to judge.
        #expect(verdicts.count == 3)
        #expect(verdicts.first == .beyondLimit && verdicts.last == .beyondLimit)
        if case .refused = verdicts[1] { return }
        Issue.record("\(verdicts)")
    }
}
