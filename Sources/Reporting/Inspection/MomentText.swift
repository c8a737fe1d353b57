internal import Harness
internal import Messaging
internal import Simulation
internal import Storage
internal import Wire

/// What an event of a recorded run says, in a line for people.
struct MomentText {
    private let timeline: RunTimeline

    init(_ timeline: RunTimeline) {
        self.timeline = timeline
    }

    /// The sentence and the mark before it.
    func sentence(of moment: RunTimeline.Moment) -> (text: String, mark: TimelineLine.Mark) {
        let event = moment.event
        switch event.kind {
        case .processStarted: return (event.detail.isEmpty ? "starts" : "starts with \(event.detail)", .command)
        case .processFinished: return ("ends", .command)
        case .processFailed: return ("failed: \(event.detail)", .crash)
        case .processCrashed: return ("crashed at step \(event.subject)", .crash)
        case .processHung: return ("hangs at step \(event.subject)", .crash)
        case .commandExit: return ("\(event.subject): \(event.detail)", event.subject == "exit 0" ? .command : .crash)
        case .fault: return (event.detail, .fault)
        case .branch: return ("took the branch \(event.subject) \(event.detail)", .note)
        case .statusRefused: return ("was refused a change of \(event.subject): \(event.detail)", .fault)
        case .change: return (change(moment), .change)
        case .httpRequest: return ("\(event.subject)\(number(moment))\(body(event.detail))", .request)
        case .httpResponse: return (answer(moment), .answer)
        case .httpFailure: return ("\(event.detail): \(event.subject)\(number(moment))", .fault)
        case .log: return ("\(event.subject): \(event.detail)", moment.isTrouble ? .fault : .note)
        case .slack: return (slack(moment), .message)
        case .pusher: return ("Pusher: \(event.subject) \(event.detail)", .message)
        case .mail: return ("mail \(event.subject) \(event.detail)", .message)
        default: return ("\(event.kind.rawValue) \(event.subject) \(event.detail)", .note)
        }
    }

    private func answer(_ moment: RunTimeline.Moment) -> String {
        let parts = moment.event.detail.split(separator: " ", maxSplits: 1).map(String.init)
        return
            "\(moment.event.subject) answered \(parts.first ?? "")\(number(moment))\(body(parts.dropFirst().first ?? ""))"
    }

    private func number(_ moment: RunTimeline.Moment) -> String {
        moment.exchange.map { " (request \($0))" } ?? ""
    }

    private func body(_ text: String) -> String { text.isEmpty ? "" : " \(text)" }

    private func slack(_ moment: RunTimeline.Moment) -> String {
        guard let message = timeline.slack(at: moment) else { return "Slack: \(moment.event.detail)" }
        return "Slack (\(message.severity.rawValue)): \(message.gist)"
    }

    private func change(_ moment: RunTimeline.Moment) -> String {
        guard let change = timeline.change(at: moment) else { return "\(moment.event.subject) \(moment.event.detail)" }
        return Self.change(change, of: timeline.run.capture.tables.first { $0.table.name == change.table }?.table)
    }

    /// A change with words for integers: `wishlist_dataset_histories 1: status Pending (1) → Analyzing (2)`.
    static func change(_ change: RowChange, of table: Table?) -> String {
        let columns = table?.columns.map(\.name) ?? []
        func word(_ value: SQLValue, _ column: String) -> String {
            table?.word(for: value, column: column) ?? value.description
        }
        // When a row was written is when it happens, and its id stands before.
        let isPlain = columns.indices.filter { !["id", "created_at", "updated_at"].contains(columns[$0]) }
        let cells = isPlain.compactMap { index -> String? in
            let (old, new) = (change.old?[index] ?? .null, change.new?[index] ?? .null)
            guard old != new else { return nil }
            guard change.old != nil, change.new != nil else {
                return "\(columns[index]) \(word(old.isNull ? new : old, columns[index]))"
            }
            return "\(columns[index]) \(word(old, columns[index])) → \(word(new, columns[index]))"
        }
        let verb =
            change.old == nil ? "is inserted" : change.new == nil ? "is deleted" : cells.isEmpty ? "is touched" : nil
        let text = ([verb].compactMap(\.self) + cells).joined(separator: ", ")
        return "\(table?.localName ?? change.table) \(change.rowID): \(text)"
    }
}
