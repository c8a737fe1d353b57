package import Simulation
package import Wire

/// A mail relay with an HTTP interface: `POST /messages` accepts a mail (202) or says what it lacks (422).
package struct MailService: HTTPService {
    /// The steps that a request passes, for faults.
    package static let steps = ["receive"]

    /// The mails accepted so far.
    package let box = MessageBox<MailMessage>()

    /// Makes the service without mails.
    package init() {}

    /// What its requests can be told apart by: what mails can.
    package static let requests = MailMessage.fields.map { field in
        field.ofRequests { [message(in: $0)].compactMap(\.self) }
    }

    package var requestAttributes: [RequestAttribute] { Self.requests }

    /// The mail that a request brings, whether the relay would accept it or not.
    private static func message(in arrival: Arrival) -> MailMessage? {
        guard let body = arrival.json, body.object != nil else { return nil }
        return MailMessage(
            time: arrival.time,
            sender: arrival.sender,
            recipients: (body["to"]?.array ?? []).compactMap(\.string),
            subject: body["subject"]?.string ?? "",
            text: body["text"]?.string ?? ""
        )
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        guard request.path == "/messages" else { return HTTPResponse(404, json: ["message": "unknown path"]) }
        guard request.method == .post else { return HTTPResponse(405, json: ["message": "only POST is allowed"]) }
        try await process.step("receive", failsHere: true)
        let arrival = Arrival(time: process.now, sender: process.caller, request: request)
        guard let body = arrival.json, let mail = Self.message(in: arrival) else {
            return HTTPResponse(400, json: ["message": "the body is no JSON object"])
        }
        guard !mail.recipients.isEmpty, mail.recipients.count == body["to"]?.array?.count,
            mail.recipients.allSatisfy(Self.isAddress)
        else { return HTTPResponse(422, json: ["message": "'to' needs at least one mail address and nothing else"]) }
        guard !mail.subject.isEmpty, body["text"]?.string != nil else {
            return HTTPResponse(422, json: ["message": "'subject' and 'text' must be texts"])
        }
        box.add(mail, in: process)
        process.record(.mail, mail.recipients[0], mail.subject)
        return HTTPResponse(202, json: [:])
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") }
    }
}
