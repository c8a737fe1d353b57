import Simulation
import Testing
import TrendViewer
import Wire

struct ViewpointBatchTests {
    private let process = "specific-viewpoint:process-batches"
    private let check = "specific-viewpoint:check-batch-status"
    private let jobs = "SELECT log_creation_status FROM gb_analyzer.batch_jobs_vps"
    private let logs = "SELECT openai_batch_id, status FROM gb_analyzer.batch_jobs_vp_logs"

    /// A completed dataset whose one viewpoint waits to be submitted.
    private func bench(engine: String = "openai", faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(["spvpEngine": .text(engine)], faults: faults)
        try bench.givenHistory(status: 3, spvpStatus: 2)
        try bench.givenCrawledData()
        try bench.givenViewpoint()
        try bench.given(
            """
            INSERT INTO gb_analyzer.batch_jobs_vps (wishlist_dataset_history_id, dataset_id, wl_spec_vp_id) \
            VALUES (1, 7, 1)
            """
        )
        return bench
    }

    @Test func `A viewpoint is submitted with its sentences, and its result completes the workflow`() throws {
        let bench = try bench()
        #expect(try bench.run(process) == 0)
        #expect(try bench.rows(jobs) == [["2"]])
        #expect(try bench.rows(logs) == [["batch_1", "1"]])
        let upload = try #require(bench.network.exchanges.first { $0.request.path == "/v1/files" }).request
        let body = String(decoding: upload.body, as: UTF8.self)
        #expect(body.contains(#"{\"viewpoint\":\"deep bass\",\"sentences\":[{\"id\":1,\"text\":\"Deep bass\"}]}"#))
        #expect(try bench.run(check) == 0)
        #expect(try bench.rows(logs) == [["batch_1", "2"]])
        let results = "SELECT review_sentence_id, wl_spec_vp_id FROM gb_analyzer.review_sentences_wl_spec_vp"
        #expect(try bench.rows(results) == [["1", "1"]])
        #expect(try bench.historyStatus() == ["3", "3"])
        #expect(bench.pusherEvents == ["dataset.ready"])
    }

    @Test func `With spvp_batch nobody takes the batches`() throws {
        let bench = try bench(engine: "qwen")
        #expect(try bench.run(process) == 0)
        #expect(try bench.rows(jobs) == [["1"]])
    }

    @Test(arguments: ["--dry-run", "--log-creation-status=9"])
    func `A dry run and another status submit nothing`(option: String) throws {
        let bench = try bench()
        #expect(try bench.run("\(process) \(option)") == 0)
        #expect(bench.network.exchanges.isEmpty)
    }

    @Test func `A batch that OpenAI does not take is tried again`() throws {
        let bench = try bench(faults: [.atCall("openai POST /v1/batches", .status(500), times: 1)])
        #expect(try bench.run(process) == 1)
        #expect(try bench.rows(jobs) == [["1"]])
        #expect(bench.slackKinds == ["openai_error"])
        #expect(try bench.run(process) == 0)
        #expect(try bench.rows(jobs) == [["2"]])
    }

    @Test(arguments: [("in_progress", "1"), ("expired", "1"), ("failed", "9")])
    func `A batch that has not completed leaves the history alone`(state: String, status: String) throws {
        let bench = try bench()
        try bench.run(process)
        bench.answers["openai"] = { _ in HTTPResponse(200, json: ["status": .string(state)]) }
        #expect(try bench.run(check) == 0)
        #expect(try bench.rows(logs) == [["batch_1", status]])
        #expect(try bench.historyStatus() == ["3", "2"])
    }
}
