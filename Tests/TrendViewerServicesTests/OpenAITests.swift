import Simulation
import Testing
import Wire

struct OpenAITests {
    private static let key: HTTPHeaders = ["Authorization": "Bearer openai-key"]

    private static let lines = [
        line(
            "a",
            #"{"viewpoint":"Battery life","sentences":[{"id":7,"text":"The battery is weak."},"#
                + #"{"id":8,"text":"Nice sound."},{"id":9,"text":"Batteries? No, one battery."}]}"#
        ),
        line("b", "hello"),
    ]

    private static func line(_ id: String, _ prompt: String) -> String {
        let line: JSONValue = [
            "custom_id": .string(id), "method": "POST", "url": "/v1/chat/completions",
            "body": ["model": "gpt-4o-mini", "messages": [["role": "user", "content": .string(prompt)]]],
        ]
        return line.text
    }

    @Test func `A chat is answered at once with the words of a detail`() throws {
        let bed = try ServiceBed()
        let message: JSONValue = [
            "role": "user", "content": #"{"detail":"How bass and batteries sound, and the bass"}"#,
        ]
        let body: JSONValue = ["model": "gpt-4o-mini", "messages": [message]]
        let path = "/v1/chat/completions"
        bed.send(HTTPRequest(.post, path, headers: Self.key, json: body), to: "openai", at: "00:10")
        bed.send(HTTPRequest(.post, path, headers: Self.key, json: [:]), to: "openai", at: "00:10")
        try bed.run(until: "00:10")
        let content = bed.responses[0]?.json["choices"]?[0]?["message"]?["content"]?.string
        #expect(content == #"{"specific":["bass","batterie","sound"]}"#)
        #expect(bed.responses[1]?.status == 400)
    }

    private func upload(_ content: String, purpose: String = "batch") -> HTTPRequest {
        let body = """
            --XX\r
            Content-Disposition: form-data; name="purpose"\r
            \r
            \(purpose)\r
            --XX\r
            Content-Disposition: form-data; name="file"; filename="in.jsonl"\r
            Content-Type: application/jsonl\r
            \r
            \(content)\r
            --XX--\r\n
            """
        var headers = Self.key
        headers["Content-Type"] = "multipart/form-data; boundary=XX"
        return HTTPRequest(.post, "/v1/files", headers: headers, body: Array(body.utf8))
    }

    private func create(_ file: String = "file-1", window: String = "24h") -> HTTPRequest {
        let body: JSONValue = [
            "input_file_id": .string(file), "endpoint": "/v1/chat/completions", "completion_window": .string(window),
            "metadata": ["job": "4"],
        ]
        return HTTPRequest(.post, "/v1/batches", headers: Self.key, json: body)
    }

    private func get(_ path: String) -> HTTPRequest { HTTPRequest(.get, path, headers: Self.key) }

    /// Uploads a file, makes a batch of it at 00:10 and asks for the batch at the given times.
    private func run(
        _ lines: [String] = lines,
        faults: [FaultRule] = [],
        askAt clocks: [String]
    ) throws -> (bed: ServiceBed, batches: [JSONValue]) {
        let bed = try ServiceBed(faults: faults)
        bed.send(upload(lines.joined(separator: "\n")), to: "openai", at: "00:10")
        bed.send(create(), to: "openai", at: "00:10")
        for clock in clocks { bed.send(get("/v1/batches/batch_1"), to: "openai", at: clock) }
        try bed.run(until: "03:00")
        return (bed, bed.responses.dropFirst(2).map { $0?.json ?? .null })
    }

    @Test func `A batch is in progress for an hour and then has an output file`() throws {
        let (bed, batches) = try run(askAt: ["00:10", "01:09", "01:10"])
        #expect(bed.responses[0]?.json["id"] == "file-1")
        #expect(bed.responses[0]?.json["filename"] == "in.jsonl")
        #expect(bed.responses[1]?.json["status"] == "validating")
        #expect(batches.map { $0["status"]?.string } == ["in_progress", "in_progress", "completed"])
        #expect(batches[2]["output_file_id"] == "file-2")
        #expect(batches[2]["request_counts"] == ["total": 2, "completed": 2, "failed": 0])
        #expect(batches[2]["metadata"] == ["job": "4"])
        #expect(batches[2]["completed_at"]?.integer == 1_767_575_400)
    }

    @Test func `The output says which sentences speak of the viewpoint`() throws {
        let bed = try run(askAt: []).bed
        bed.send(get("/v1/files/file-2/content"), to: "openai", at: "03:10")
        try bed.run(until: "03:10")
        let output = try #require(bed.responses.last ?? nil).text.split(separator: "\n")
        let answers = try output.map { try JSONValue(parsing: Array($0.utf8)) }
        #expect(answers.map { $0["custom_id"] } == ["a", "b"])
        #expect(
            answers.map { $0["response"]?["body"]?["choices"]?[0]?["message"]?["content"]?.string }
                == [#"{"matches":[7,9]}"#, #"{"matches":[]}"#]
        )
    }

    @Test func `A request that fails stands in the error file, the others in the output`() throws {
        let fault = FaultRule.process("openai-batch", step: "request", where: [("custom_id", "a")], .fail(code: "busy"))
        let (bed, batches) = try run(faults: [fault], askAt: ["02:00"])
        #expect(batches[0]["request_counts"] == ["total": 2, "completed": 1, "failed": 1])
        #expect(batches[0]["error_file_id"] == "file-3")
        bed.send(get("/v1/files/file-3/content"), to: "openai", at: "03:10")
        try bed.run(until: "03:10")
        #expect(bed.responses.last??.text.contains(#""error":{"code":"busy""#) == true)
    }

    @Test(arguments: [
        (FaultAction.fail(code: "expired"), "expired"), (.fail(code: "server_error"), "failed"),
        (.crash, "in_progress"), (.hang, "in_progress"),
    ])
    func `A batch can expire, fail, or stay in progress for ever`(action: FaultAction, status: String) throws {
        let fault = FaultRule.process("openai-batch", step: action == .crash ? "complete" : nil, action)
        let batch = try run(faults: [fault], askAt: ["02:30"]).batches[0]
        #expect(batch["status"]?.string == (action == .hang ? "validating" : status))
        #expect((batch["errors"] == .null) == (status != "failed"))
        #expect(batch["output_file_id"] == .null)
    }

    @Test(arguments: [["nothing"], [line("a", "x"), line("a", "y")], [], ["{}"]])
    func `A file with a line that is no request makes the batch fail at once`(lines: [String]) throws {
        let batch = try run(lines, askAt: ["00:10"]).batches[0]
        #expect(batch["status"] == "failed")
        #expect(batch["errors"]?["data"]?[0]?["code"] == "invalid_json_line")
    }

    @Test func `A batch can be canceled while it runs, and only then`() throws {
        let bed = try ServiceBed()
        bed.send(upload(Self.lines.joined(separator: "\n")), to: "openai", at: "00:10")
        bed.send(create(), to: "openai", at: "00:10")
        for clock in ["00:20", "00:30"] {
            bed.send(HTTPRequest(.post, "/v1/batches/batch_1/cancel", headers: Self.key), to: "openai", at: clock)
        }
        bed.send(get("/v1/batches/batch_1"), to: "openai", at: "02:00")
        try bed.run(until: "02:00")
        #expect(bed.responses.suffix(3).map { $0?.status } == [200, 409, 200])
        #expect(bed.responses.last??.json["status"] == "cancelled")
    }

    @Test func `What the real API refuses is refused in its shape`() throws {
        let bed = try ServiceBed()
        bed.send(upload("x", purpose: "vision"), to: "openai", at: "00:01")
        let refused: [(HTTPRequest, Int)] = [
            (HTTPRequest(.get, "/v1/batches/batch_1"), 401), (get("/v1/batches/batch_9"), 404),
            (get("/v1/files/file-9"), 404), (get("/v1/models"), 404), (create("file-9"), 404), (create("file-1"), 400),
            (create(window: "1h"), 400), (HTTPRequest(.post, "/v1/files", headers: Self.key, json: [:]), 400),
            (HTTPRequest(.post, "/v1/batches", headers: Self.key, json: [:]), 400),
        ]
        for (request, _) in refused { bed.send(request, to: "openai", at: "00:02") }
        try bed.run(until: "00:02")
        let answers = bed.responses.dropFirst().map(\.self)
        #expect(answers.map { $0?.status } == refused.map(\.1))
        #expect(answers.allSatisfy { $0?.json["error"]?["message"]?.string?.isEmpty == false })
    }
}
