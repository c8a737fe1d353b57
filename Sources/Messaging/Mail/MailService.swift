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

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        guard request.path == "/messages" else { return HTTPResponse(404, json: ["message": "unknown path"]) }
        guard request.method == .post else { return HTTPResponse(405, json: ["message": "only POST is allowed"]) }
        try await process.step("receive", failsHere: true)
        guard let body = try? JSONValue(parsing: request.body), body.object != nil else {
            return HTTPResponse(400, json: ["message": "the body is no JSON object"])
        }
        let listed = body["to"]?.array ?? []
        let recipients = listed.compactMap(\.string).filter(Self.isAddress)
        guard !recipients.isEmpty, recipients.count == listed.count else {
            return HTTPResponse(422, json: ["message": "'to' needs at least one mail address and nothing else"])
        }
        guard let subject = body["subject"]?.string, !subject.isEmpty, let text = body["text"]?.string else {
            return HTTPResponse(422, json: ["message": "'subject' and 'text' must be texts"])
        }
        let mail = MailMessage(
            time: process.now,
            sender: process.caller,
            recipients: recipients,
            subject: subject,
            text: text
        )
        box.add(mail, in: process)
        process.record(.mail, recipients[0], subject)
        return HTTPResponse(202, json: [:])
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") }
    }
}
