import Simulation
import Wire

/// OpenAI's files and batches, as far as the viewpoint commands use them (reference trend-viewer §1.9).
///
/// Every method throws `ServiceCallError`, or what stops the process itself.
struct OpenAIClient {
    static let host = "openai"

    let workflow: WorkflowContext

    /// What OpenAI says of a batch.
    struct Batch: Equatable {
        let status: String
        let outputFileID: String?
    }

    /// Uploads the requests of a batch.
    ///
    /// - Returns: the id of the file.
    func upload(_ lines: String, name: String) async throws -> String {
        let boundary = "trend-viewer-batch"
        let parts = [
            "--\(boundary)", #"Content-Disposition: form-data; name="purpose""#, "", "batch", "--\(boundary)",
            #"Content-Disposition: form-data; name="file"; filename="\#(name)""#, "Content-Type: application/jsonl", "",
            lines, "--\(boundary)--", "",
        ]
        var headers = authentication
        headers["Content-Type"] = "multipart/form-data; boundary=\(boundary)"
        let body = Array(parts.joined(separator: "\r\n").utf8)
        return try await call(HTTPRequest(.post, "/v1/files", headers: headers, body: body)) { $0["id"]?.string }
    }

    /// Submits an uploaded file as a batch.
    ///
    /// - Returns: the id of the batch.
    func createBatch(fileID: String) async throws -> String {
        let body: JSONValue = [
            "input_file_id": .string(fileID), "endpoint": "/v1/chat/completions", "completion_window": "24h",
        ]
        return try await call(HTTPRequest(.post, "/v1/batches", headers: authentication, json: body)) {
            $0["id"]?.string
        }
    }

    /// Asks how far a batch is.
    func batch(_ id: String) async throws -> Batch {
        try await call(HTTPRequest(.get, "/v1/batches/\(id)", headers: authentication)) { answer in
            guard let status = answer["status"]?.string else { return nil }
            return Batch(status: status, outputFileID: answer["output_file_id"]?.string)
        }
    }

    /// Downloads a result file, one JSON value a line.
    func content(fileID: String) async throws -> [JSONValue] {
        let request = HTTPRequest(.get, "/v1/files/\(fileID)/content", headers: authentication)
        let response = try await workflow.client.call(request, to: Self.host, expecting: 200...299)
        return response.body.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONValue(parsing: Array($0)) }
    }

    /// Has the specific viewpoints of a detail written, as a chat and not as a batch.
    func specificViewpoints(of detail: String) async throws -> [String] {
        let prompt: JSONValue = ["detail": .string(detail)]
        let body: JSONValue = [
            "model": "gpt-4o-mini", "messages": [["role": "user", "content": .string(prompt.text)]],
        ]
        return try await call(HTTPRequest(.post, "/v1/chat/completions", headers: authentication, json: body)) {
            let content = $0["choices"]?[0]?["message"]?["content"]?.string ?? ""
            return (try? JSONValue(parsing: Array(content.utf8)))?["specific"]?.array?.compactMap(\.string)
        }
    }

    private var authentication: HTTPHeaders {
        ["Authorization": "Bearer \(workflow.settings[TrendViewerSettings.openaiApiKey])"]
    }

    private func call<Answer>(_ request: HTTPRequest, reading read: (JSONValue) -> Answer?) async throws -> Answer {
        try await workflow.client.call(request, to: Self.host, expecting: 200...299, reading: read)
    }
}
