import Simulation
import Testing
import Wire

@testable import Harness
@testable import Reporting

/// What the page says of the processes of a run.
@Suite struct ProcessLifeTests {
    private typealias Doing = (id: Int, name: String, kind: EventKind, subject: String, detail: String)

    /// The lives of a run with these events, a second apart, and one request that `job` sends to `things`.
    private func lives(_ doings: [Doing]) -> [ProcessLife] {
        let events = doings.enumerated().map { place, doing in
            Event(
                sequence: place,
                time: Sample.start.advanced(by: .seconds(place)),
                process: doing.name,
                processID: doing.id,
                kind: doing.kind,
                subject: doing.subject,
                detail: doing.detail
            )
        }
        let request = HTTPExchange(
            from: "job",
            fromID: 1,
            sequence: 1,
            host: "things",
            request: HTTPRequest(.post, "/a"),
            sent: Sample.start,
            outcome: .answered(HTTPResponse(200, json: [:])),
            handled: 1
        )
        let capture = RunCapture(
            events: events,
            exchanges: [request],
            changes: [],
            looks: [],
            slack: [],
            pusher: [],
            mail: [],
            tables: [],
            settings: []
        )
        return ProcessLife.all(in: capture, until: Sample.instant("2026-01-05T06:00:00Z"), routine: [])
    }

    private func run(serverSays level: String) -> [ProcessLife] {
        lives([
            (1, "job", .processStarted, "job", ""), (1, "job", .httpRequest, "POST things/a", ""),
            (2, "things", .processStarted, "things", "method=POST path=/a from=job"),
            (2, "things", .log, "things \(level)", "it is late"), (2, "things", .processFinished, "things", ""),
            (1, "job", .httpResponse, "POST things/a", "200"), (1, "job", .commandExit, "exit 0", ""),
            (1, "job", .processFinished, "job", ""), (3, "poller", .processStarted, "poller", ""),
            (3, "poller", .commandExit, "exit 1", ""), (3, "poller", .processFinished, "poller", ""),
            (4, "observer", .processStarted, "observer", ""), (5, "clock", .processStarted, "clock", ""),
        ])
    }

    @Test(arguments: [("INFO", true), ("WARNING", false), ("ERROR", false), ("CRITICAL", false)])
    func `who meets trouble had something to do, and so had whoever asked for it`(level: String, isIdle: Bool) {
        let lives = run(serverSays: level)
        #expect(lives.map(\.name) == ["job", "things", "poller", "clock"])
        #expect(lives[1].caller == 1 && lives[0].caller == nil)
        #expect(lives[0].isIdle == isIdle && lives[1].isIdle == isIdle)
        #expect(lives[3].isIdle)
    }

    @Test func `a life ends as its process did`() {
        let lives = run(serverSays: "INFO")
        #expect(lives.map(\.outcome) == ["finished", "finished", "exit 1", "running"])
        #expect(lives.map(\.isHealthy) == [true, true, false, true])
        #expect(!lives[2].isIdle)
        #expect(lives[0].ended == Sample.start.advanced(by: .seconds(7)))
        #expect(lives[3].ended == Sample.instant("2026-01-05T06:00:00Z"))
    }
}
