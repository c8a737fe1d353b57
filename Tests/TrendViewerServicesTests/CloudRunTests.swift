import Simulation
import Testing
import Wire

struct CloudRunTests {
    private func send(_ request: HTTPRequest, faults: [FaultRule] = []) throws -> ServiceBed {
        let bed = try ServiceBed(faults: faults)
        bed.send(request, to: "cloud-run", at: "00:30")
        try bed.run(until: "00:31")
        return bed
    }

    @Test(arguments: [("analyzer-batch", "analyzer_batch"), ("spvp-batch", "spvp_batch")])
    func `A job's process starts with the environment as its attributes`(job: String, process: String) throws {
        let bed = try send(.runJob(job, [("HISTORY_ID", "3"), ("DATASET_ID", "7")]))
        let place = "projects/trend-viewer/locations/asia-northeast1"
        #expect(bed.responses[0]?.status == 200)
        #expect(bed.responses[0]?.json["name"]?.string == "\(place)/jobs/\(job)/executions/\(job)-1")
        let starts = bed.world.events.events.filter { $0.kind == .processStarted && $0.process == process }
        #expect(starts.map(\.detail) == ["history_id=3 dataset_id=7"])
    }

    @Test func `An unknown job is 404 in Google's shape`() throws {
        let bed = try send(.runJob("analyzer", []))
        let error = try #require(bed.responses[0]?.json["error"])
        #expect(bed.responses[0]?.status == 404)
        #expect(error["code"] == 404)
        #expect(error["status"] == "NOT_FOUND")
        #expect(error["message"]?.string?.contains("'analyzer' of kind 'JOB'") == true)
    }

    @Test(arguments: [
        "/v2/projects/other/locations/asia-northeast1/jobs/spvp-batch:run",
        "/v2/projects/trend-viewer/locations/us-east1/jobs/spvp-batch:run",
        "/v2/projects/trend-viewer/locations/asia-northeast1/jobs/spvp-batch", "/v1/jobs",
    ])
    func `Another place is 404`(path: String) throws {
        #expect(try send(HTTPRequest(.post, path)).responses[0]?.status == 404)
    }

    @Test(arguments: [
        "nothing", "[]", #"{"overrides":[]}"#, #"{"overrides":{"containerOverrides":[{"env":{}}]}}"#,
        #"{"overrides":{"containerOverrides":[{"env":[{"name":"A"}]}]}}"#,
        #"{"overrides":{"containerOverrides":[{"env":[{"name":"A","value":1}]}]}}"#,
    ])
    func `A bad body is 400 in Google's shape and starts nothing`(body: String) throws {
        let path = "/v2/projects/trend-viewer/locations/asia-northeast1/jobs/spvp-batch:run"
        let bed = try send(HTTPRequest(.post, path, body: Array(body.utf8)))
        #expect(bed.responses[0]?.status == 400)
        #expect(bed.responses[0]?.json["error"]?["status"] == "INVALID_ARGUMENT")
        #expect(!bed.world.events.events.contains { $0.process == "spvp_batch" })
    }

    @Test func `A job without its dataset ends with a log line`() throws {
        let bed = try send(.runJob("analyzer-batch", [("DATASET_ID", "seven")]))
        #expect(bed.logLines("analyzer_batch", .critical) == ["DATASET_ID is missing or no number"])
        #expect(
            try send(.runJob("analyzer-batch", [("DATASET_ID", "7")])).logLines("analyzer_batch", .critical)
                == ["there is no dataset 7"]
        )
    }

    @Test func `A crash before the job's start leaves it unstarted`() throws {
        let bed = try send(
            .runJob("spvp-batch", [("HISTORY_ID", "1"), ("DATASET_ID", "1")]),
            faults: [.process("cloud-run", step: "start-job", where: [("job", "spvp-batch")], .crash)]
        )
        #expect(!bed.world.events.events.contains { $0.process == "spvp_batch" })
    }
}
