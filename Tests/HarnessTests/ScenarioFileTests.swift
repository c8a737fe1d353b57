import Harness
import Testing
import Wire

struct ScenarioFileTests {
    @Test(arguments: Laboratory.files) func `Every main scenario passes`(name: String) throws {
        let report = try Laboratory.run(Laboratory.json(name))
        #expect(report.expectations.filter { !$0.held } == [])
        #expect(report.faults.filter { !$0.held } == [])
        #expect(report.verdict == .passed)
    }

    @Test(arguments: Laboratory.files.filter { $0 != "happy-path" })
    func `A main scenario fails when one of its faults is taken out`(name: String) throws {
        let scenario = try Laboratory.json(name)
        let faults = try #require(scenario["faults"]?.array)
        for index in faults.indices {
            var fewer = faults
            fewer.remove(at: index)
            let report = try Laboratory.run(scenario.with("faults", .array(fewer)))
            #expect(report.expectations.contains { !$0.held }, "without fault \(index) of \(name)")
        }
    }

    @Test func `The happy path fails when analyzer_batch does not work`() throws {
        let fault: JSONValue = ["on": "analyzer_batch", "do": ["crash": "load"]]
        let report = try Laboratory.run(try Laboratory.json("happy-path").with("faults", [fault]))
        #expect(report.verdict == .failed)
    }

    @Test(arguments: Laboratory.files) func `The same seed gives the same digest in another world`(name: String) throws
    {
        let scenario = try Laboratory.json(name)
        #expect(try Laboratory.run(scenario, seed: 9).digest == Laboratory.run(scenario, seed: 9).digest)
    }

    @Test func `The happy path completes for many seeds, each with a run of its own`() throws {
        let scenario = try Laboratory.json("happy-path")
        let reports = try (1...60).map { try Laboratory.run(scenario, seed: UInt64($0)) }
        #expect(reports.filter { $0.verdict != .passed }.map(\.seed) == [])
        #expect(Set(reports.map(\.digest)).count == reports.count)
    }
}
