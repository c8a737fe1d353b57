import Harness
import Scenarios
import Testing
import Foundation
struct Quick {
    @Test func `quick`() throws {
        let runner = try ScenarioRunner(mocks: try MockDirectory.find())
        let path = ProcessInfo.processInfo.environment["SCN"] ?? "Scenarios/crawl-failure.json"
        let bytes = try #require(InputFile.read(path))
        do {
            let scenario = try runner.read(bytes, file: path)
            let r = try runner.run(scenario)
            print(r.verdict, r.digest, r.events)
            for e in r.timeline { print(e.time.text(since: r.start), e.actor, e.text) }
            for e in r.expectations { print(e.held, e.text, e.why ?? "") }
            for e in r.invariants { print(e.held, e.id, e.why ?? "") }
            for e in r.faults { print(e) }
            for e in r.stuck { print(e) }
        } catch let d as Diagnostics { print(d.rendered(source: bytes)) }
    }
}
