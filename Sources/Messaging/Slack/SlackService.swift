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

    /// What its requests can be told apart by: what messages can.
    package static let requests = SlackMessage.fields.map { field in
        field.ofRequests { [message(in: $0)].compactMap(\.self) }
    }

    package var requestAttributes: [RequestAttribute] { Self.requests }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        guard Self.channel(of: request) != nil else { return Self.plain(404, "no_service") }
        guard request.method == .post else { return Self.plain(405, "method_not_allowed") }
        try await process.step("receive", failsHere: true)
        let arrival = Arrival(time: process.now, sender: process.caller, request: request)
        guard let payload = arrival.json, payload.object != nil else { return Self.plain(400, "invalid_payload") }
        let text = payload["text"]?.string ?? ""
        let attachments = payload["attachments"]?.array ?? []
        guard !text.isEmpty || !attachments.isEmpty, let message = Self.message(in: arrival) else {
            return Self.plain(400, "no_text")
        }
        box.add(message, in: process)
        process.record(.slack, "\(message.severity.rawValue) \(message.kind)", message.text)
        return Self.plain(200, "ok")
    }

    /// The message that a request brings, whether Slack would accept it or not; nil for another request.
    private static func message(in arrival: Arrival) -> SlackMessage? {
        guard let channel = channel(of: arrival.request), let payload = arrival.json else { return nil }
        return SlackMessage(payload: payload, channel: channel, time: arrival.time, sender: arrival.sender)
    }

    /// The last segment of a webhook's path; nil for another path.
    private static func channel(of request: HTTPRequest) -> String? {
        let segments = request.segments
        guard segments.count == 4, segments.prefix(3) == ["services", "T000", "B000"] else { return nil }
        return String(segments[3])
    }

    private static func plain(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(status, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
    }
}
