import Messaging
import Simulation
import Testing
import Wire

struct SlackServiceTests {
    private func send(
        _ body: String,
        path: String = "/services/T000/B000/dataset"
    ) throws -> (HTTPResponse?, [SlackMessage], World) {
        let service = SlackService()
        let world = World(seed: 1, start: SimulationInstant(nanoseconds: 0))
        let answers = try exchange([HTTPRequest(.post, path, body: Array(body.utf8))], in: world) { service }
        return (answers.first, service.box.messages, world)
    }

    @Test func `A message in the frame of the documents is kept with its fields`() throws {
        let (answer, messages, world) = try send(
            """
            {"text":"2 datasets checked","attachments":[{"color":"danger","text":"Look at the log"}],
             "metadata":{"event_type":"run_summary","event_payload":{"command":"dataset:get-status",
             "severity":"warning","dataset_ids":[3,4],"wishlist_slugs":["speakers"]}}}
            """
        )
        #expect(answer?.status == 200)
        #expect(answer?.text == "ok")
        let message = try #require(messages.first)
        #expect(message.severity == .warning)
        #expect(message.kind == "run_summary")
        #expect(message.command == "dataset:get-status")
        #expect(message.text == "2 datasets checked")
        #expect(message.hint == "Look at the log")
        #expect(JSONValue.object(message.details) == ["dataset_ids": [3, 4], "wishlist_slugs": ["speakers"]])
        #expect(message.channel == "dataset")
        #expect(world.events.events.filter { $0.kind == .slack }.map(\.subject) == ["warning run_summary"])
    }

    @Test(arguments: [
        ("good", SlackMessage.Severity.info), ("warning", .warning), ("danger", .error), ("#aabbcc", .info),
    ])
    func `Without metadata, the colour of the attachment tells the severity`(
        colour: String,
        severity: SlackMessage.Severity
    ) throws {
        let (_, messages, _) = try send(#"{"attachments":[{"color":"\#(colour)","text":"disk full"}]}"#)
        #expect(messages.map(\.severity) == [severity])
        #expect(messages.map(\.text) == ["disk full"])
        #expect(messages.map(\.command) == ["dataset:get-status"])
    }

    @Test(arguments: [
        ("", "invalid_payload"), ("{", "invalid_payload"), ("[]", "invalid_payload"), ("{}", "no_text"),
        (#"{"text":""}"#, "no_text"), (#"{"text":"","attachments":[]}"#, "no_text"),
    ])
    func `What the real webhook refuses is refused with its words`(body: String, words: String) throws {
        let (answer, messages, _) = try send(body)
        #expect(answer?.status == 400)
        #expect(answer?.text == words)
        #expect(messages.isEmpty)
    }

    @Test func `A webhook of another workspace does not exist`() throws {
        let (answer, messages, _) = try send(#"{"text":"hello"}"#, path: "/services/T001/B000/dataset")
        #expect(answer?.status == 404)
        #expect(messages.isEmpty)
    }

    @Test(arguments: [
        ("disk full", "disk full"), ("*2 failed*\n[dataset:create]   2 of 3 datasets\nLook", "2 of 3 datasets"),
        ("*head*\nno bracket", "*head*"),
    ]) func `The gist of a message is the line after the frame's head`(text: String, gist: String) throws {
        let body = JSONValue.object(JSONObject([("text", .string(text))])).text
        #expect(try send(body).1.map(\.gist) == [gist])
    }
}
