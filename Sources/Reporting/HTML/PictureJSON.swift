internal import Harness
internal import Messaging
internal import Simulation
internal import Storage
package import Wire

/// A picture as the page reads it; the grammar is in docs/reports.md.
///
/// Every instant is in milliseconds since the run's start.
package struct PictureJSON {
    private let picture: RunPicture
    private var report: RunReport { picture.report }
    private var capture: RunCapture { picture.capture }
    /// The places of the tables that are shown.
    private let places: [String: Int]
    private let tables: [RunCapture.TableState]
    /// The processes that had nothing to do.
    private let idle: Set<Int>
    private let messages: RunMessages
    /// The places of the exchanges that are shown: not those by which runs with nothing to do told so.
    private let exchanges: [Int]

    /// Makes the document of a picture.
    package init(_ picture: RunPicture) {
        self.picture = picture
        let changed = Set(picture.capture.changes.map(\.table))
        tables = picture.capture.tables.filter { !$0.rows.isEmpty || changed.contains($0.table.name) }
        let idle = Set(picture.lanes.flatMap(\.runs).lazy.filter(\.isIdle).map(\.id))
        let channels = Set(picture.lanes.lazy.filter { $0.kind == .message }.map(\.name))
        let sent = picture.capture.exchanges
        exchanges = sent.indices.filter { !idle.contains(sent[$0].fromID) || !channels.contains(sent[$0].host) }
        (self.idle, messages) = (idle, RunMessages(picture.capture, idle: idle))
        places = Dictionary(tables.enumerated().map { ($1.table.name, $0) }) { first, _ in first }
    }

    /// The document.
    package var value: JSONValue {
        let logs = logs
        return .object(
            JSONObject([
                ("length", time(report.end)),
                ("lanes", .array(picture.lanes.map(lane))),
                ("rows", .array(picture.statuses.map(status))),
                ("faults", .array(faults)),
                ("exchanges", .array(exchanges.map { exchange(capture.exchanges[$0]) })),
                ("tables", .array(tables.map(table))),
                ("changes", .array(capture.changes.map(change))),
                ("messages", .array(messages.shown.map(message))),
                ("messagesLeftOut", JSONValue(capture.exchanges.count - exchanges.count)),
                ("logs", .array(logs.told.map(log))),
                ("logsLeftOut", JSONValue(logs.leftOut)),
                ("story", .array(report.timeline.map(entry))),
                (
                    "diagram",
                    DiagramJSON(picture.diagram, exchanges: exchanges, messages: messages.places, time: time).value(
                        mermaid: picture.mermaid
                    )
                ),
            ])
        )
    }

    // MARK: Lanes

    private func lane(_ lane: ProcessLane) -> JSONValue {
        [
            "name": .string(lane.name), "kind": .string(lane.kind.rawValue),
            "runs": .array(
                lane.runs.map { run in
                    [
                        time(run.started), time(run.ended), JSONValue(run.id), .string(run.outcome), .bool(run.isIdle),
                    ]
                }
            ),
        ]
    }

    private func status(_ lane: StatusLane) -> JSONValue {
        [
            "table": .string(lane.table), "id": .integer(lane.row), "title": .string(lane.title),
            "column": .string(lane.column),
            "spans": .array(
                lane.spans.map { span in
                    [
                        time(span.from), time(span.to), JSONValue(span.value), .string(span.word),
                        JSONValue(span.tone?.rawValue), JSONValue(span.change),
                    ]
                }
            ),
        ]
    }

    private var faults: [JSONValue] {
        capture.events.filter { $0.kind == .fault }.map { event in
            [
                "t": time(event.time), "lane": JSONValue(event.process), "id": .string(event.subject),
                "text": .string(event.detail),
                "fault": JSONValue(report.faults.firstIndex { $0.id == event.subject }),
            ]
        }
    }

    // MARK: What was sent

    private func exchange(_ exchange: HTTPExchange) -> JSONValue {
        var (outcome, response, reason) = ("pending", HTTPResponse?.none, String?.none)
        switch exchange.outcome {
        case .pending: break
        case .answered(let answer): (outcome, response) = ("answered", answer)
        case .failed(let error): (outcome, reason) = ("failed", "\(error)")
        }
        return [
            "t0": time(exchange.sent), "t1": exchange.ended.map(time) ?? .null,
            "from": .string(exchange.from), "pid": JSONValue(exchange.fromID), "host": .string(exchange.host),
            "method": .string(exchange.request.method.rawValue), "target": .string(exchange.request.target),
            "outcome": .string(outcome), "status": JSONValue(response?.status), "error": JSONValue(reason),
            "fault": JSONValue(exchange.fault), "handled": JSONValue(exchange.handled),
            "request": message(exchange.request.headers, exchange.request.body),
            "response": response.map { message($0.headers, $0.body) } ?? .null,
        ]
    }

    private func message(_ headers: HTTPHeaders, _ body: [UInt8]) -> JSONValue {
        [
            "headers": .array(headers.fields.map { [.string($0.name), .string($0.value)] }),
            "body": body.isEmpty ? .null : .string(String(decoding: body, as: UTF8.self)),
        ]
    }

    private func message(_ message: RunMessages.Message) -> JSONValue {
        switch message {
        case .slack(let slack): self.message(slack)
        case .pusher(let pusher): self.message(pusher)
        case .mail(let mail): self.message(mail)
        }
    }

    private func message(_ slack: SlackMessage) -> JSONValue {
        var details = [("channel", slack.channel), ("kind", slack.kind), ("command", slack.command)]
        details += slack.hint.map { [("hint", $0)] } ?? []
        details += slack.details.members.flatMap { member in
            let name = member.key.replacing("_", with: " ")
            return (member.value.array ?? [member.value]).map { (name, $0.string ?? $0.text) }
        }
        return message(
            slack.time,
            "slack",
            from: slack.sender,
            to: slack.channel,
            title: slack.gist,
            tone: slack.severity.rawValue,
            text: slack.text,
            details
        )
    }

    private func message(_ pusher: PusherMessage) -> JSONValue {
        message(
            pusher.time,
            "pusher",
            from: pusher.sender,
            to: pusher.channel,
            title: pusher.event,
            tone: nil,
            text: pusher.data,
            pusher.deliveredTo.map { ("delivered to", $0) } + pusher.lostFor.map { ("lost for", $0) }
        )
    }

    private func message(_ mail: MailMessage) -> JSONValue {
        message(
            mail.time,
            "mail",
            from: mail.sender,
            to: mail.recipients.joined(separator: ", "),
            title: mail.subject,
            tone: nil,
            text: mail.text,
            mail.recipients.map { ("to", $0) }
        )
    }

    private func message(
        _ instant: SimulationInstant,
        _ kind: String,
        from: String,
        to: String,
        title: String,
        tone: String?,
        text: String,
        _ details: [(String, String)]
    ) -> JSONValue {
        [
            "t": time(instant), "kind": .string(kind), "from": .string(from), "to": .string(to),
            "title": .string(title), "tone": JSONValue(tone), "text": .string(text),
            "details": .array(details.map { [.string($0.0), .string($0.1)] }),
        ]
    }

    // MARK: Tables

    private func table(_ state: RunCapture.TableState) -> JSONValue {
        let labelled = state.table.columns.compactMap { column in
            state.table.labels(for: column.name).map { labels in
                (
                    column.name,
                    JSONValue.object(JSONObject(labels.labels.map { ("\($0.value)", .string($0.name)) }))
                )
            }
        }
        return [
            "name": .string(state.table.name),
            "columns": .array(state.table.columns.map { .string($0.name) }),
            "labels": .object(JSONObject(labelled)),
            "rows": .array(state.rows.map(values)),
            "ids": ids(state),
        ]
    }

    /// The rows' ids, as changes name them; null for a table that counts its rows otherwise.
    private func ids(_ state: RunCapture.TableState) -> JSONValue {
        guard let id = state.table.columns.firstIndex(where: { $0.name == "id" }) else { return .null }
        return .array(state.rows.map { JSONValue($0[id].int) })
    }

    private func change(_ change: RowChange) -> JSONValue {
        [
            "t": time(change.time), "process": .string(change.process), "pid": JSONValue(change.processID),
            "step": JSONValue(change.step), "table": JSONValue(places[change.table]), "row": .integer(change.rowID),
            "op": change.old == nil ? "insert" : change.new == nil ? "delete" : "update",
            "old": change.old.map(values) ?? .null, "new": change.new.map(values) ?? .null,
        ]
    }

    private func values(_ row: [SQLValue]) -> JSONValue { .array(row.map(JSONValue.init)) }

    // MARK: Told

    /// The log's lines without those of runs that had nothing to do, which would bury them.
    private var logs: (told: [LogLine], leftOut: Int) {
        var (told, leftOut): ([LogLine], Int) = ([], 0)
        for event in capture.events where event.kind == .log {
            if idle.contains(event.processID) { leftOut += 1 } else if let line = LogLine(event) { told.append(line) }
        }
        return (told, leftOut)
    }

    private func log(_ line: LogLine) -> JSONValue {
        [
            "t": time(line.time), "process": JSONValue(line.process), "log": .string(line.log),
            "level": .string(line.level), "text": .string(line.text),
        ]
    }

    private func entry(_ entry: TimelineEntry) -> JSONValue {
        [
            "t": time(entry.time), "actor": .string(entry.actor), "kind": .string(entry.kind.rawValue),
            "text": .string(entry.text),
        ]
    }

    /// Milliseconds since the start, to the microsecond.
    private func time(_ instant: SimulationInstant) -> JSONValue {
        let microseconds = report.start.duration(to: instant).wholeNanoseconds / 1000
        guard !microseconds.isMultiple(of: 1000) else { return .integer(microseconds / 1000) }
        return .real(Double(microseconds) / 1000)
    }
}
