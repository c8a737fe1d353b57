import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// Tells what a person would want to know of a run: requests of users, status changes, messages, faults.
struct Story {
    let type: any SimulatedSystem.Type
    let messages: MessageServices
    /// The tables whose changes are part of the story, by name.
    private let told: [String: (localName: String, columns: [ToldColumn])]

    /// A column whose changes are part of the story.
    private struct ToldColumn {
        let index: Int
        let name: String
        let labels: ColumnLabels?

        /// A value in the documents' word, or as it is.
        func word(for value: SQLValue) -> String {
            value.int.flatMap { labels?.name(of: Int64($0)) } ?? value.plainDescription
        }
    }

    init(type: any SimulatedSystem.Type, catalog: Catalog, messages: MessageServices) {
        self.type = type
        self.messages = messages
        told = Dictionary(
            uniqueKeysWithValues: type.story.compactMap { name, columns in
                catalog.table(name).map { (name, ($0.localName, Self.told(columns, of: $0))) }
            }
        )
    }

    private static func told(_ columns: [String], of table: Table) -> [ToldColumn] {
        columns.compactMap { name in
            table.columns.firstIndex { $0.name == name }.map {
                ToldColumn(index: $0, name: name, labels: table.labels(for: name))
            }
        }
    }

    /// How many committed changes and messages the log has shown so far: it holds one event for each, in their order.
    private struct Place {
        var change = 0
        var slack = 0
        var pusher = 0
        var mail = 0
    }

    /// The story, in the order of the log.
    func tell(events: [Event], changes: ArraySlice<RowChange>) -> [TimelineEntry] {
        let insiders = Set(
            type.hosts + type.faultTargets.map(\.name) + type.commands.map(\.vocabulary.name) + [
                "given", Observer.name,
            ]
        )
        var place = Place()
        return events.indices.compactMap { index in
            // By index: most events are no part of the story, and copying them would cost more than looking.
            switch events[index].kind {
            case .log, .processStarted, .processFinished, .branch, .commandExit: return nil
            case .change:
                defer { place.change += 1 }
                guard place.change < changes.endIndex else { return nil }
                return changes[place.change].new == nil
                    ? deletion(at: place.change, of: changes, insiders: insiders) : entry(for: changes[place.change])
            case .slack:
                defer { place.slack += 1 }
                return entry(for: messages.slack.box.messages[place.slack])
            case .pusher:
                defer { place.pusher += 1 }
                return entry(for: messages.pusher.box.messages[place.pusher])
            case .mail:
                defer { place.mail += 1 }
                let mail = messages.mail.box.messages[place.mail]
                return message(mail.time, mail.sender, "mail to \(mail.recipients[0]): \(mail.subject)")
            case .httpRequest, .httpResponse, .httpFailure, .fault, .processFailed:
                return entry(for: events[index], insiders: insiders)
            default: return nil
            }
        }
    }

    private func entry(for change: RowChange) -> TimelineEntry? {
        guard change.process != "given", let told = told[change.table] else { return nil }
        let parts = told.columns.compactMap { column -> String? in
            guard let new = change.new?[column.index] else { return nil }
            guard let old = change.old?[column.index] else {
                return new.isNull ? nil : "\(column.name) \(column.word(for: new))"
            }
            return old == new ? nil : "\(column.name) \(column.word(for: old)) → \(column.word(for: new))"
        }
        guard !parts.isEmpty else { return nil }
        return made(change, "\(told.localName) \(change.rowID): \(parts.joined(separator: ", "))")
    }

    /// The rows that one hand has deleted at once, told with the first of them: of tables that are in the story, and
    /// whatever somebody from outside has deleted.
    private func deletion(at index: Int, of changes: ArraySlice<RowChange>, insiders: Set<String>) -> TimelineEntry? {
        let first = changes[index]
        guard first.process != "given",
            !insiders.contains(first.process) || told[first.table] != nil
        else { return nil }
        func isSame(_ change: RowChange) -> Bool {
            change.new == nil && change.table == first.table && change.processID == first.processID
                && change.time == first.time
        }
        guard index == changes.startIndex || !isSame(changes[index - 1]) else { return nil }
        let rows = changes[index...].prefix(while: isSame).map(\.rowID)
        guard rows.count > 1 else { return made(first, "\(SQLName.local(first.table)) \(first.rowID): deleted") }
        let ids = rows.prefix(5).map(String.init).joined(separator: ", ") + (rows.count > 5 ? ", …" : "")
        return made(first, "\(SQLName.local(first.table)): \(rows.count) rows deleted (\(ids))")
    }

    private func made(_ change: RowChange, _ text: String) -> TimelineEntry {
        TimelineEntry(time: change.time, actor: change.process, text: text, kind: .change)
    }

    private func entry(for slack: SlackMessage) -> TimelineEntry? {
        // What every run of a command reports would bury the story; expectations and records see it all the same.
        guard !slack.isRoutine(among: type.routineMessages) else { return nil }
        return message(slack.time, slack.sender, "Slack (\(slack.severity.rawValue)): \(slack.gist)")
    }

    private func entry(for pusher: PusherMessage) -> TimelineEntry {
        message(pusher.time, pusher.sender, "Pusher: \(pusher.event) on \(pusher.channel)")
    }

    private func message(_ time: SimulationInstant, _ sender: String, _ text: String) -> TimelineEntry {
        TimelineEntry(time: time, actor: sender, text: text, kind: .message)
    }

    private func entry(for event: Event, insiders: Set<String>) -> TimelineEntry? {
        guard let actor = event.process else { return nil }
        func made(_ text: String, _ kind: TimelineEntry.Kind) -> TimelineEntry {
            TimelineEntry(time: event.time, actor: actor, text: text, kind: kind)
        }
        switch event.kind {
        // Of requests only those from outside: the others are in the record of the run.
        case .httpRequest where !insiders.contains(actor): return made(event.subject, .request)
        case .httpResponse where !insiders.contains(actor):
            return made("is answered \(event.detail.prefix { $0 != " " })", .request)
        case .httpFailure where !insiders.contains(actor): return made("gets no answer: \(event.detail)", .request)
        // A crash or a hang is always a fault's, which says so itself.
        case .fault:
            let isOwn = event.detail.hasPrefix("\(actor) ")
            return made(isOwn ? String(event.detail.dropFirst(actor.count + 1)) : event.detail, .fault)
        case .processFailed: return made("failed: \(event.detail)", .crash)
        default: return nil
        }
    }
}
