import Messaging
import Simulation
import Testing
import Wire

struct MailServiceTests {
    @Test func `A mail is accepted and kept with its sender`() throws {
        let (answers, box) = try ask([
            ["to": ["mika@example.com"], "subject": "Dataset ready", "text": "Speakers"]
        ])
        #expect(answers == [202])
        #expect(box.messages.map(\.recipients) == [["mika@example.com"]])
        #expect(box.messages.map(\.sender) == ["dataset:get-status"])
        #expect(box.messages.map(\.subject) == ["Dataset ready"])
    }

    @Test(
        arguments: [
            ["to": [], "subject": "a", "text": "b"],
            ["to": ["nobody"], "subject": "a", "text": "b"],
            ["to": ["a@b", 1], "subject": "a", "text": "b"],
            ["to": ["a@b"], "subject": "", "text": "b"],
            ["to": ["a@b"], "subject": "a"],
        ] as [JSONValue]
    )
    func `A mail without address, subject or text is refused`(body: JSONValue) throws {
        let (answers, box) = try ask([body])
        #expect(answers == [422])
        #expect(box.messages.isEmpty)
    }

    private func ask(_ bodies: [JSONValue]) throws -> ([Int], MessageBox<MailMessage>) {
        let service = MailService()
        let answers = try exchange(bodies.map { HTTPRequest(.post, "/messages", json: $0) }) { service }
        return (answers.map(\.status), service.box)
    }
}
