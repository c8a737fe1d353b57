import Simulation
import Testing
import TrendViewer
import Wire

struct CallbackTests {
    private func call(_ bench: Bench, _ path: String, _ body: JSONValue) throws -> HTTPResponse {
        try #require(try bench.send(HTTPRequest(.post, "/callbacks/\(path)", json: body), to: "trend-viewer-backend"))
    }

    @Test func `The end of the mapping completes the workflow and tells the app`() throws {
        let bench = try Bench()
        try bench.givenHistory(status: 3, spvpStatus: 2)
        #expect(try call(bench, "spvp-completed", ["history_id": 1, "dataset_id": 7]).status == 200)
        #expect(try bench.historyStatus() == ["3", "3"])
        #expect(bench.slackKinds == ["workflow_completed"])
        #expect(bench.pusherEvents == ["dataset.ready"])
        #expect(bench.branches == ["W.5.completed", "W.5.log", "W.5.slack", "W.5.websocket", "W.5.ready"])
        let payload =
            #"{"wishlist_slug":"speakers","history_slug":"speakers-7","dataset_id":7,"status":3,"spvp_status":3}"#
        #expect(bench.sent(to: "pusher").first?["data"]?.string == payload)
    }

    @Test func `A second report changes nothing`() throws {
        let bench = try Bench()
        try bench.givenHistory(status: 3, spvpStatus: 3)
        #expect(try call(bench, "spvp-completed", ["history_id": 1]).status == 200)
        #expect(bench.slackKinds.isEmpty)
    }

    @Test(arguments: [(1, 1, 409), (9, 1, 409), (2, 42, 404)])
    func `A report that cannot be is refused`(spvpStatus: Int, history: Int, status: Int) throws {
        let bench = try Bench()
        try bench.givenHistory(status: 3, spvpStatus: spvpStatus)
        #expect(try call(bench, "spvp-completed", ["history_id": JSONValue(history)]).status == status)
        #expect(try bench.historyStatus() == ["3", "\(spvpStatus)"])
    }

    @Test func `A report without a history is not valid`() throws {
        #expect(try call(Bench(), "spvp-completed", [:]).status == 422)
        #expect(try call(Bench(), "analysis-completed", [:]).status == 422)
    }

    @Test(arguments: [(true, ["3", "2"]), (false, ["2", "1"])])
    func `The end of the analysis is acted upon at once where callbacks are on`(isOn: Bool, after: [String]) throws {
        let bench = try Bench(["callbacks": .boolean(isOn)])
        try bench.givenHistory()
        bench.remote(Bench.detail(status: 3))
        #expect(try call(bench, "analysis-completed", ["dataset_id": 7]).status == 202)
        #expect(try bench.historyStatus() == after)
        #expect(bench.branches.contains("W.4.notify-backend"))
    }
}
