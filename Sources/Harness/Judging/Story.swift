import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// Tells what a person would want to know of a run: requests of users, status changes, messages, faults.
struct Story {
    let type: any SimulatedSystem.Type
    let catalog: Catalog

    /// The story, in order.
    func tell(events: [Event], changes: ArraySlice<RowChange>) -> [TimelineEntry] {
        var entries = changes.enumerated().compactMap { index, change in
            entry(for: change).map { (entry: $0, order: index) }
        }
        let users = Set(type.hosts)
        for (index, event) in events.enumerated() {
            guard let entry = entry(for: event, services: users) else { continue }
            entries.append((entry, changes.count + index))
        }
        return entries.sorted { ($0.entry.time, $0.order) < ($1.entry.time, $1.order) }.map(\.entry)
    }

    private func entry(for change: RowChange) -> TimelineEntry? {
        guard change.process != "given", let told = type.story.first(where: { $0.table == change.table }),
            let table = catalog.table(change.table)
        else { return nil }
        let parts = told.columns.compactMap { name -> String? in
            guard let column = table.columns.firstIndex(where: { $0.name == name }), let new = change.new?[column]
            else { return nil }
            let word = table.label(for: new, column: name)
            guard let old = change.old?[column] else { return "\(name) \(word)" }
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

    private func entry(for event: Event, services: Set<String>) -> TimelineEntry? {
        guard let actor = event.process else { return nil }
        func made(_ text: String, _ kind: TimelineEntry.Kind) -> TimelineEntry {
            TimelineEntry(time: event.time, actor: actor, text: text, kind: kind)
        }
        switch event.kind {
        case .httpRequest:
            // Only what comes from outside: the rest is in the record of the run.
            guard isUser(actor) else { return nil }
            return made(event.subject, .request)
        case .httpResponse:
            guard isUser(actor) else { return nil }
            return made("answered \(event.detail.prefix { $0 != " " })", .request)
        case .slack: return made("Slack \(event.subject): \(event.detail.prefix { $0 != "\n" })", .message)
        case .pusher: return made("Pusher \(event.subject)", .message)
        case .mail: return made("mail to \(event.subject): \(event.detail)", .message)
        case .fault: return made(event.detail, .fault)
        case .processCrashed: return made("crashed at step \(event.subject)", .crash)
        case .processHung: return made("hangs at step \(event.subject)", .crash)
        case .processFailed: return made("failed: \(event.detail)", .crash)
        default: return nil
        }
    }

    private func isUser(_ actor: String) -> Bool {
        !type.hosts.contains(actor) && !type.faultTargets.contains { $0.name == actor }
            && !type.commands.contains { $0.vocabulary.name == actor }
    }
}

extension Table {
    /// A value in the documents' word, or as it is.
    fileprivate func label(for value: SQLValue, column: String) -> String {
        value.int.flatMap { labels(for: column)?.name(of: Int64($0)) } ?? value.plainDescription
    }
}
