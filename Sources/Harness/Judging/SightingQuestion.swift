import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// An expectation on messages, log lines or requests, with everything that answers it.
struct SightingQuestion {
    private let noun: String
    private let sightings: [Sighting]
    private var criteria: [SightingCriterion] = []
    private let count: CountRange
    private let timing: Timing

    /// Makes the question of an expectation; nil for an expectation on something else.
    ///
    /// - Throws: `TemplateError` when a placeholder was never saved.
    init?(
        _ subject: Expectation.Subject,
        _ parts: WorldParts,
        _ ending: RunEnding,
        saved: [String: JSONValue]
    ) throws {
        switch subject {
        case .slack(let slack):
            self.init(
                "Slack message",
                Self.sightings(ending.slack, parts.messages.slack.box.servers, parts, Sighting.init),
                slack.count,
                slack.timing
            )
            try ask(
                [
                    ("kind", slack.kind), ("command", slack.command), ("channel", slack.channel),
                    ("text", slack.message),
                ],
                saved
            )
            if let severity = slack.severity { criteria.append(.pattern("severity", GlobPattern(severity))) }
        case .pusher(let pusher):
            self.init(
                "Pusher event",
                Self.sightings(ending.pusher, parts.messages.pusher.box.servers, parts, Sighting.init),
                pusher.count,
                pusher.timing
            )
            try ask([("channel", pusher.channel), ("event", pusher.event)], saved)
            if let data = pusher.data { criteria.append(.data(try Template.fill(data, with: saved))) }
        case .mail(let mail):
            self.init(
                "e-mail",
                Self.sightings(ending.mail, parts.messages.mail.box.servers, parts, Sighting.init),
                mail.count,
                mail.timing
            )
            try ask([("to", mail.to), ("subject", mail.subject), ("text", mail.message)], saved)
        case .log(let log):
            let lines = parts.world.events.events.compactMap(Sighting.init(logLine:))
            self.init("log line", lines, log.count, log.timing)
            try ask([("log", log.log), ("text", log.message)], saved)
            if let level = log.level { criteria.append(.pattern("level", GlobPattern(level))) }
        case .http(let http):
            self.init("request", ending.exchanges.map(Sighting.init), http.count, http.timing)
            criteria.append(.pattern("host", GlobPattern(http.host)))
            if let method = http.method { criteria.append(.pattern("method", GlobPattern(method))) }
            try ask([("path", http.path), ("from", http.from)], saved)
            if let status = http.status { criteria.append(.pattern("status", GlobPattern("\(status)"))) }
        case .rows, .order, .query, .stuck, .invariants: return nil
        }
        if let rolledBack = subject.rolledBack { criteria.append(.rolledBack(rolledBack, parts.database.rollbacks)) }
    }

    /// The messages of a service with the processes that sent them.
    private static func sightings<Message>(
        _ messages: [Message],
        _ servers: [Int],
        _ parts: WorldParts,
        _ make: (Message) -> Sighting
    ) -> [Sighting] {
        zip(messages, servers).map { message, server in
            var sighting = make(message)
            guard let exchange = parts.network.exchange(servedBy: server) else { return sighting }
            sighting.origin = (exchange.fromID, exchange.sequence)
            sighting.fault = exchange.fault
            return sighting
        }
    }

    /// Answers the question: nil when the expectation holds, else why it does not.
    ///
    /// - Parameters:
    ///   - fields: the fields by whose values sightings are counted.
    ///   - after: nothing that fits may come before this.
    ///   - before: what comes from this on does not count.
    ///   - desk: what every judge of the run has at hand.
    /// - Returns: why it does not hold, or nil.
    func answer(per fields: [String], after: JudgedTime.Border?, before: JudgedTime.Border?, _ desk: JudgesDesk)
        -> String?
    {
        SightingJudge(sightings: sightings, noun: noun, start: desk.start, copies: desk.copies).judge(
            criteria,
            count: count,
            per: fields,
            in: JudgedTime(timing: timing, after: after, before: before)
        )
    }

    /// When what is asked for was there first.
    func first(_ desk: JudgesDesk) -> Happening {
        SightingJudge(sightings: sightings, noun: noun, start: desk.start, copies: desk.copies).first(criteria)
    }

    private init(_ noun: String, _ sightings: [Sighting], _ count: CountRange, _ timing: Timing) {
        self.noun = noun
        self.sightings = sightings
        self.count = count
        self.timing = timing
    }

    private mutating func ask(_ patterns: [(String, TextPattern?)], _ saved: [String: JSONValue]) throws {
        for (field, pattern) in patterns {
            if let pattern { criteria.append(.pattern(field, try pattern.glob(with: saved))) }
        }
    }
}
