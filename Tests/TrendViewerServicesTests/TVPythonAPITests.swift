import Simulation
import Testing
import Wire

struct TVPythonAPITests {
    @Test func `A dataset is created Pending at progress 0 with its order as settings`() throws {
        let bed = try ServiceBed()
        bed.send(.createDataset(["B0A1"]), to: "tv-python-api", at: "00:30")
        bed.send(.dataset("1"), to: "tv-python-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(bed.responses[0]?.status == 200)
        #expect(bed.responses[0]?.text == #"{"dataset_id":1,"status":1}"#)
        #expect(
            bed.responses[1]?.text == #"{"id":1,"status":1,"progress":0,"error_code":null,"error_message":null}"#
        )
        #expect(
            try bed.rows("SELECT name, status, progress, created_at, updated_at FROM ds_analyzer.datasets")
                == ["Speakers|1|0|2026-01-05 00:30:00|2026-01-05 00:30:00"]
        )
        let settings = try JSONValue(parsing: Array(try bed.rows("SELECT settings FROM ds_analyzer.datasets")[0].utf8))
        #expect(settings["wishlist_slug"] == "speakers")
        #expect(bed.branches == ["W.3.dataset-row"])
    }

    @Test func `Without the token every request is answered 401 and nothing happens`() throws {
        let bed = try ServiceBed()
        bed.send(.createDataset(["B0A1"], token: "old"), to: "tv-python-api", at: "00:30")
        bed.send(.dataset("1", token: ""), to: "tv-python-api", at: "00:30")
        bed.send(HTTPRequest(.head, "/datasets"), to: "tv-python-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(bed.responses.map { $0?.status } == [401, 401, 401])
        #expect(bed.responses[0]?.headers["WWW-Authenticate"] == "Bearer")
        #expect(try bed.rows("SELECT * FROM ds_analyzer.datasets").isEmpty)
    }

    @Test(arguments: [("99", 404), ("abc", 422), ("-1", 404)])
    func `A dataset that does not exist is not found`(id: String, status: Int) throws {
        let bed = try ServiceBed()
        bed.send(.dataset(id), to: "tv-python-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(bed.responses[0]?.status == status)
    }

    @Test(arguments: [
        (#"nothing"#, 400), (#"{}"#, 422), (#"{"name":"a","wishlist_slug":"b","products":[]}"#, 422),
        (#"{"name":"","wishlist_slug":"b","products":[{"input":"B0","input_type":2}]}"#, 422),
        (#"{"name":"a","products":[{"input":"B0","input_type":2}]}"#, 422),
        (#"{"name":"a","wishlist_slug":"b","products":[{"input":"B0","input_type":"isbn"}]}"#, 422),
        (#"{"name":"a","wishlist_slug":"b","products":{"input":"B0"}}"#, 422),
    ])
    func `An order that lacks something is refused`(body: String, status: Int) throws {
        let bed = try ServiceBed()
        let headers: HTTPHeaders = ["Authorization": "Bearer tv-token"]
        let request = HTTPRequest(.post, "/dataset/create", headers: headers, body: Array(body.utf8))
        bed.send(request, to: "tv-python-api", at: "00:30")
        try bed.run(until: "00:30")
        #expect(bed.responses[0]?.status == status)
        #expect(try bed.rows("SELECT * FROM ds_analyzer.datasets").isEmpty)
    }

    @Test func `A minute's requests over the limit are answered 429 with the time to wait`() throws {
        let bed = try ServiceBed(settings: ["tv-python-api.rateLimit": .integer(2)])
        for clock in ["00:30:20", "00:30:20", "00:30:20", "00:31"] {
            bed.send(
                HTTPRequest(.head, "/datasets", headers: ["Authorization": "Bearer tv-token"]),
                to: "tv-python-api",
                at: clock
            )
        }
        try bed.run(until: "00:31")
        #expect(bed.responses.map { $0?.status } == [200, 200, 429, 200])
        #expect(bed.responses.map { $0?.headers["X-RateLimit-Remaining"] } == ["1", "0", "0", "1"])
        #expect(bed.responses[2]?.headers["Retry-After"] == "40")
    }

    @Test func `A failure of the service is its own error, and a crash while inserting leaves no dataset`() throws {
        for (action, status) in [(FaultAction.fail(code: "DOWN"), 500), (.crash, nil)] as [(FaultAction, Int?)] {
            let bed = try ServiceBed(faults: [.process("tv-python-api", step: "insert", action)])
            bed.send(.createDataset(["B0A1"]), to: "tv-python-api", at: "00:30")
            try bed.run(until: "00:40")
            #expect(bed.responses[0]?.status == status)
            #expect(try bed.rows("SELECT * FROM ds_analyzer.datasets").isEmpty)
        }
    }
}
