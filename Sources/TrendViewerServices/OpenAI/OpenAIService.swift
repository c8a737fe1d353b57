package import Simulation
package import Wire

/// OpenAI's files and batch API, as far as the second viewpoint engine needs it (reference trend-viewer §1.9).
///
/// A batch is checked at once, runs for as long as the profile says and then has an output file. It is a process of
/// its own, `openai-batch`: one that crashes stays in progress for ever (FM-46).
package actor OpenAIService: SimulatedService, HTTPService {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "openai",
        summary: "Takes files, runs batches of chat completions over them.",
        routes: [
            "POST /v1/files", "GET /v1/files/{id}", "GET /v1/files/{id}/content", "POST /v1/batches",
            "GET /v1/batches/{id}", "POST /v1/batches/{id}/cancel", "POST /v1/chat/completions",
        ],
        steps: ["receive"],
        failingStep: "receive",
        requests: requests
    )

    private static let requests = [
        RequestAttribute("file_id", segment: "id", of: ["GET /v1/files/{id}", "GET /v1/files/{id}/content"]),
        RequestAttribute("batch_id", segment: "id", of: ["GET /v1/batches/{id}", "POST /v1/batches/{id}/cancel"]),
    ]

    package nonisolated var requestAttributes: [RequestAttribute] { Self.requests }

    /// What faults can aim at in a running batch.
    package static let batchDescription = ServiceDescription(
        name: "openai-batch",
        summary: "One batch of OpenAI, from its check to its end; the failure code 'expired' lets it expire.",
        steps: ["start", "complete", "request"],
        failingStep: "complete",
        attributes: ["batch_id", DeclaredAttribute("custom_id", steps: ["request"])]
    )

    package nonisolated let world: World
    private let context: ServiceContext
    private var files: [OpenAIFile] = []
    private var batches: [OpenAIBatch] = []
    private var completions = 0

    init(context: ServiceContext) {
        world = context.world
        self.context = context
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        try await process.step("receive", failsHere: true)
        do throws(OpenAIError) {
            return try answer(request)
        } catch {
            process.log(.warning, to: "openai", "\(request.method.rawValue) \(request.path): \(error.message)")
            return error.response
        }
    }

    private func answer(_ request: HTTPRequest) throws(OpenAIError) -> HTTPResponse {
        guard request.headers["Authorization"] == "Bearer \(context.settings[TrendViewerServiceSettings.openaiKey])"
        else {
            throw OpenAIError(
                status: 401,
                type: "invalid_request_error",
                message: "Incorrect API key provided.",
                code: "invalid_api_key"
            )
        }
        let path = request.segments.map(String.init)
        switch (request.method, path.count, path.dropFirst().first, path.dropFirst(3).first) {
        case (.post, 2, "files", nil): return HTTPResponse(200, json: try upload(request).json)
        case (.get, 3, "files", nil): return HTTPResponse(200, json: try file(path[2]).json)
        case (.get, 4, "files", "content"): return HTTPResponse(200, body: try file(path[2]).content)
        case (.post, 2, "batches", nil): return HTTPResponse(200, json: try create(request).json)
        case (.get, 3, "batches", nil): return HTTPResponse(200, json: batches[try index(of: path[2])].json)
        case (.post, 4, "batches", "cancel"): return HTTPResponse(200, json: try cancel(path[2]).json)
        case (.post, 3, "chat", nil) where path[2] == "completions":
            return HTTPResponse(200, json: try complete(request))
        default:
            throw OpenAIError(
                status: 404,
                type: "invalid_request_error",
                message: "Invalid URL (\(request.method.rawValue) \(request.path))"
            )
        }
    }

    private func complete(_ request: HTTPRequest) throws(OpenAIError) -> JSONValue {
        let json = try? JSONValue(parsing: request.body)
        guard let model = json?["model"]?.string, let prompt = json?["messages"]?.array?.last?["content"]?.string else {
            throw .invalid("'model' and 'messages' are needed.")
        }
        completions += 1
        return [
            "id": .string("chatcmpl-\(completions)"), "object": "chat.completion", "created": .integer(seconds),
            "model": .string(model),
            "choices": [
                [
                    "index": 0, "finish_reason": "stop",
                    "message": ["role": "assistant", "content": .string(SentenceClassifier.answer(prompt))],
                ]
            ],
        ]
    }

    // MARK: Files

    private func upload(_ request: HTTPRequest) throws(OpenAIError) -> OpenAIFile {
        guard let form = MultipartForm(request), let file = form["file"], let purpose = form["purpose"] else {
            throw .invalid("A multipart form with 'file' and 'purpose' is needed.")
        }
        return add(file.content, name: file.fileName ?? "file", String(decoding: purpose.content, as: UTF8.self))
    }

    private func add(_ content: [UInt8], name: String, _ purpose: String) -> OpenAIFile {
        let id = "file-\(files.count + 1)"
        let file = OpenAIFile(id: id, name: name, purpose: purpose, content: content, created: seconds)
        files.append(file)
        return file
    }

    private func file(_ id: String) throws(OpenAIError) -> OpenAIFile {
        guard let file = files.first(where: { $0.id == id }) else { throw .notFound("file", id) }
        return file
    }

    // MARK: Batches

    private func create(_ request: HTTPRequest) throws(OpenAIError) -> OpenAIBatch {
        guard let json = try? JSONValue(parsing: request.body), let fileID = json["input_file_id"]?.string else {
            throw .invalid("'input_file_id' is needed.")
        }
        let input = try file(fileID)
        guard input.purpose == "batch" else { throw .invalid("The file's purpose must be 'batch'.") }
        guard json["endpoint"]?.string == "/v1/chat/completions" else {
            throw .invalid("'endpoint' must be '/v1/chat/completions'.")
        }
        guard json["completion_window"]?.string == "24h" else { throw .invalid("'completion_window' must be '24h'.") }
        let batch = OpenAIBatch(
            id: "batch_\(batches.count + 1)",
            inputFileID: fileID,
            endpoint: "/v1/chat/completions",
            completionWindow: "24h",
            metadata: json["metadata"] ?? nil,
            created: seconds
        )
        batches.append(batch)
        world.noteChange()
        world.spawn("openai-batch", rank: .external, attributes: [FaultAttribute("batch_id", batch.id)]) { process in
            try await self.run(batch.id, input, process)
        }
        return batch
    }

    private func cancel(_ id: String) throws(OpenAIError) -> OpenAIBatch {
        let index = try index(of: id)
        guard !batches[index].status.isOver else {
            throw OpenAIError(
                status: 409,
                type: "invalid_request_error",
                message: "Cannot cancel a batch with status '\(batches[index].status.rawValue)'."
            )
        }
        move(index, to: .cancelled)
        return batches[index]
    }

    private func run(_ id: String, _ input: OpenAIFile, _ process: SimulatedProcess) async throws {
        let index = try index(of: id)
        do {
            try await process.step("start")
            let lines = try BatchLine.all(in: input.content, endpoint: batches[index].endpoint)
            guard !batches[index].status.isOver else { return }
            batches[index].total = lines.count
            move(index, to: .inProgress)
            try await process.sleep(for: context.draw(TrendViewerServiceSettings.openaiBatchDuration, id))
            try await process.step("complete", failsHere: true)
            guard !batches[index].status.isOver else { return }
            try await finish(index, lines, process)
        } catch let error as OpenAIError {
            fail(index, "invalid_json_line", error.message)
        } catch let failure as InjectedFailure {
            fail(index, failure.code, "The batch could not be processed.")
        }
    }

    private func finish(_ index: Int, _ lines: [BatchLine], _ process: SimulatedProcess) async throws {
        let id = batches[index].id
        var output: [String] = []
        var errors: [String] = []
        for (offset, line) in lines.enumerated() {
            do {
                try await process.step("request", [FaultAttribute("custom_id", line.customID)])
                let content = SentenceClassifier.answer(line.prompt)
                output.append(line.answer(content, batch: id, number: offset + 1, at: seconds))
            } catch let failure as InjectedFailure {
                errors.append(line.failure(failure.code, batch: id, number: offset + 1))
            }
        }
        batches[index].completed = output.count
        batches[index].failed = errors.count
        batches[index].outputFileID = addLines(output, name: "\(id)_output.jsonl")
        batches[index].errorFileID = addLines(errors, name: "\(id)_error.jsonl")
        move(index, to: .completed)
    }

    private func addLines(_ lines: [String], name: String) -> String? {
        guard !lines.isEmpty else { return nil }
        let content = lines.map { $0 + "\n" }.joined()
        return add(Array(content.utf8), name: name, "batch_output").id
    }

    private func fail(_ index: Int, _ code: String, _ message: String) {
        guard !batches[index].status.isOver else { return }
        if code == "expired" {
            move(index, to: .expired)
        } else {
            batches[index].error = (code, message)
            move(index, to: .failed)
        }
    }

    /// A batch is no row of a database, so the world is told of its changes here: a command may wait for them.
    private func move(_ index: Int, to status: OpenAIBatch.Status) {
        batches[index].move(to: status, at: seconds)
        world.noteChange()
    }

    private func index(of id: String) throws(OpenAIError) -> Int {
        guard let index = batches.firstIndex(where: { $0.id == id }) else { throw .notFound("batch", id) }
        return index
    }

    private var seconds: Int64 { world.now.nanoseconds / 1_000_000_000 }
}
