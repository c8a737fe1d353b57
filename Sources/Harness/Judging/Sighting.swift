import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// Something that was sent or written in a run, as expectations look at it: a message, a log line, a request.
struct Sighting {
    let time: SimulationInstant
    let sender: String
    /// The fields by name, in the order of sentences; a field may have several values, such as a mail's addresses.
    let fields: [(name: String, values: [String])]
    /// The data of an event, where it has some.
    var data: JSONValue?
    /// The number of the process that sent it, and how many events there were then.
    var origin: (processID: Int, sequence: Int)?
    /// The fault that struck it on its way, if any.
    var fault: String?

    func values(_ name: String) -> [String] {
        fields.first { $0.name == name }?.values ?? []
    }

    /// The rollback that took back what the sender had written when it sent this, if there is one.
    func rollback(among rollbacks: [Rollback]) -> Rollback? {
        guard let origin else { return nil }
        return rollbacks.first { $0.processID == origin.processID && $0.events.contains(origin.sequence) }
    }
}

extension Sighting {
    init(_ message: SlackMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: SlackMessage.fields.map { ($0.name, $0.values(message)) }
        )
    }

    init(_ message: PusherMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: PusherMessage.fields.map { ($0.name, $0.values(message)) },
            data: message.payload ?? .string(message.data)
        )
    }

    init(_ message: MailMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: MailMessage.fields.map { ($0.name, $0.values(message)) }
        )
    }

    /// The log line that an event is, or nil for another kind of event.
    init?(logLine event: Event) {
        guard let line = LogLine(event) else { return nil }
        self.init(
            time: line.time,
            sender: line.process ?? "the world",
            fields: [("log", [line.log]), ("level", [line.level.lowercased()]), ("text", [line.text])],
            origin: (event.processID, event.sequence)
        )
    }

    init(_ exchange: HTTPExchange) {
        let outcome =
            switch exchange.outcome {
            case .pending: "no answer yet"
            case .answered(let response): "\(response.status)"
            case .failed(let error): "\(error)"
            }
        self.init(
            time: exchange.sent,
            sender: exchange.from,
            fields: [
                ("host", [exchange.host]), ("method", [exchange.request.method.rawValue]),
                ("path", [exchange.request.path]), ("status", [outcome]), ("from", [exchange.from]),
            ],
            origin: (exchange.fromID, exchange.sequence),
            fault: exchange.fault
        )
    }
}
