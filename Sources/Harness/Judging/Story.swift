import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// Tells what a person would want to know of a run: requests of users, status changes, messages, faults.
struct Story {
    let type: any SimulatedSystem.Type
    let catalog: Catalog
    let messages: MessageServices

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
                return place.change < changes.count ? entry(for: changes[place.change]) : nil
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
        guard change.process != "given", let told = type.story.first(where: { $0.table == change.table }),
            let table = catalog.table(change.table)
        else { return nil }
        let parts = told.columns.compactMap { name -> String? in
            guard let column = table.columns.firstIndex(where: { $0.name == name }), let new = change.new?[column]
            else { return nil }
            let word = table.label(for: new, column: name)
            guard let old = change.old?[column] else { return new.isNull ? nil : "\(name) \(word)" }
            return old == new ? nil : "\(name) \(table.label(for: old, column: name)) → \(word)"
        }
        guard !parts.isEmpty else { return nil }
        let local = change.table.split(separator: ".").last.map(String.init) ?? change.table
        return TimelineEntry(
            time: change.time,
            actor: change.process,
            text: "\(local) \(change.rowID): \(parts.joined(separator: ", "))",
            kind: .change
        )
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

extension Table {
    /// A value in the documents' word, or as it is.
    fileprivate func label(for value: SQLValue, column: String) -> String {
        value.int.flatMap { labels(for: column)?.name(of: Int64($0)) } ?? value.plainDescription
    }
}
