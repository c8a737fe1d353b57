package import Simulation
package import Wire

/// Slack's incoming webhooks: they take a message, answer `ok`, and refuse what the real ones refuse.
///
/// The answers are plain text: 400 `invalid_payload` and `no_text`, 404 `no_service` for a webhook of another workspace.
package struct SlackService: HTTPService {
    /// The steps that a request passes, for faults.
    package static let steps = ["receive"]

    /// The messages accepted so far.
    package let box = MessageBox<SlackMessage>()

    /// Makes the service without messages.
    package init() {}

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        let segments = request.path.split(separator: "/")
        guard segments.count == 4, segments.prefix(3) == ["services", "T000", "B000"] else {
            return Self.plain(404, "no_service")
        }
        guard request.method == .post else { return Self.plain(405, "method_not_allowed") }
        try await process.step("receive", failsHere: true)
        guard let payload = try? JSONValue(parsing: request.body), payload.object != nil else {
            return Self.plain(400, "invalid_payload")
        }
        let text = payload["text"]?.string ?? ""
        let attachments = payload["attachments"]?.array ?? []
        guard !text.isEmpty || !attachments.isEmpty else { return Self.plain(400, "no_text") }
        let message = SlackMessage(
            payload: payload,
            channel: String(segments[3]),
            time: process.now,
            sender: process.caller
        )
        box.add(message, in: process)
        process.record(.slack, "\(message.severity.rawValue) \(message.kind)", message.text)
        return Self.plain(200, "ok")
    }

    private static func plain(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(status, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
    }
}
