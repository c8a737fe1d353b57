internal import Wire

/// One request of a batch's input file, a line of JSON.
struct BatchLine: Hashable, Sendable {
    let customID: String
    let model: String
    /// What the last message of the conversation says.
    let prompt: String

    /// Reads an input file.
    ///
    /// - Throws: the error that makes the whole batch fail, with the line's number.
    static func all(in content: [UInt8], endpoint: String) throws(OpenAIError) -> [BatchLine] {
        var lines: [BatchLine] = []
        for (index, text) in content.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let json = try? JSONValue(parsing: Array(text)), let line = BatchLine(json, endpoint: endpoint)
            else { throw .invalid("Line \(index + 1) is no request to \(endpoint) with custom_id and messages.") }
            guard !lines.contains(where: { $0.customID == line.customID }) else {
                throw .invalid("Line \(index + 1) repeats the custom_id '\(line.customID)'.")
            }
            lines.append(line)
        }
        guard !lines.isEmpty else { throw .invalid("The input file is empty.") }
        return lines
    }

    private init?(_ json: JSONValue, endpoint: String) {
        guard let id = json["custom_id"]?.string, !id.isEmpty, json["method"]?.string == "POST",
            json["url"]?.string == endpoint, let body = json["body"], let model = body["model"]?.string,
            let prompt = body["messages"]?.array?.last?["content"]?.string
        else { return nil }
        customID = id
        self.model = model
        self.prompt = prompt
    }

    /// The line of the output file: a chat completion that says `content`.
    func answer(_ content: String, batch: String, number: Int, at time: Int64) -> String {
        let completion: JSONValue = [
            "id": .string("chatcmpl-\(batch)-\(number)"), "object": "chat.completion", "created": JSONValue(time),
            "model": .string(model),
            "choices": [
                ["index": 0, "message": ["role": "assistant", "content": .string(content)], "finish_reason": "stop"]
            ],
        ]
        let response: JSONValue = [
            "status_code": 200, "request_id": .string("\(batch)-\(number)"), "body": completion,
        ]
        let line: JSONValue = [
            "id": .string("batch_req_\(batch)_\(number)"), "custom_id": .string(customID), "response": response,
            "error": nil,
        ]
        return line.text
    }

    /// The line of the error file.
    func failure(_ code: String, batch: String, number: Int) -> String {
        let line: JSONValue = [
            "id": .string("batch_req_\(batch)_\(number)"), "custom_id": .string(customID), "response": nil,
            "error": ["code": .string(code), "message": "The request could not be processed."],
        ]
        return line.text
    }
}
