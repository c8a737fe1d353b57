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
    /// The number of the process that sent it, and how many events there were then; nil for a log line.
    var origin: (processID: Int, sequence: Int)?

    func values(_ name: String) -> [String] {
        fields.first { $0.name == name }?.values ?? []
    }
}

/// What an expectation asks of a sighting.
struct SightingCriterion {
    let field: String
    /// Returns why the sighting does not meet the criterion, or nil when it does.
    let miss: (Sighting) -> String?

    /// The criterion that one of a field's values fits a pattern.
    static func pattern(_ field: String, _ pattern: GlobPattern) -> SightingCriterion {
        SightingCriterion(field: field) { sighting in
            let values = sighting.values(field)
            guard !values.contains(where: pattern.matches) else { return nil }
            return "\(field) is \(values.map { "\"\($0)\"" }.joined(separator: ", ")), expected \"\(pattern)\""
        }
    }

    /// The criterion that it was, or was not, sent in a transaction that was rolled back later.
    static func rolledBack(_ expected: Bool, _ rollbacks: [Rollback]) -> SightingCriterion {
        SightingCriterion(field: "rolledBack") { sighting in
            let isRolledBack = rollbacks.contains { rollback in
                guard let origin = sighting.origin, origin.processID == rollback.processID else { return false }
                return rollback.events.contains(origin.sequence)
            }
            return isRolledBack == expected ? nil : "rolledBack is \(isRolledBack), expected \(expected)"
        }
    }

    /// The criterion that the data contains a JSON value.
    static func data(_ expected: JSONValue) -> SightingCriterion {
        SightingCriterion(field: "data") { sighting in
            JSONMatch.difference(expected: expected, actual: sighting.data).map { "data: \($0)" }
        }
    }
}

extension Sighting {
    init(_ message: SlackMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: [
                ("severity", [message.severity.rawValue]), ("kind", [message.kind]), ("command", [message.command]),
                ("text", [message.text]),
            ]
        )
    }

    init(_ message: PusherMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: [("event", [message.event]), ("channel", [message.channel])],
            data: message.payload ?? .string(message.data)
        )
    }

    init(_ message: MailMessage) {
        self.init(
            time: message.time,
            sender: message.sender,
            fields: [("to", message.recipients), ("subject", [message.subject]), ("text", [message.text])]
        )
    }

    /// The log line that an event is, or nil for another kind of event.
    init?(logLine event: Event) {
        guard let line = LogLine(event) else { return nil }
        self.init(
            time: line.time,
            sender: line.process ?? "the world",
            fields: [("log", [line.log]), ("level", [line.level.lowercased()]), ("text", [line.text])]
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
            origin: (exchange.fromID, exchange.sequence)
        )
    }
}
