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
    private let clock: PageClock
    /// The processes that had nothing to do.
    private let idle: Set<Int>
    private let messages: RunMessages
    /// The places of the exchanges that are shown: not those by which runs with nothing to do told so.
    private let exchanges: [Int]

    /// Makes the document of a picture.
    package init(_ picture: RunPicture) {
        self.picture = picture
        clock = PageClock(start: picture.report.start)
        let idle = Set(picture.lanes.flatMap(\.runs).lazy.filter(\.isIdle).map(\.id))
        let channels = Set(picture.lanes.lazy.filter { $0.kind == .message }.map(\.name))
        let sent = picture.capture.exchanges
        exchanges = sent.indices.filter { !idle.contains(sent[$0].fromID) || !channels.contains(sent[$0].host) }
        (self.idle, messages) = (idle, RunMessages(picture.capture, idle: idle))
    }

    /// The document.
    package var value: JSONValue {
        let logs = logs
        let tables = TableJSON(capture, clock: clock)
        return .object(
            JSONObject([
                ("length", clock.time(report.end)),
                ("lanes", .array(picture.lanes.map(lane))),
                ("rows", .array(picture.statuses.map(status))),
                ("faults", .array(faults)),
                ("exchanges", .array(exchanges.map { exchange(capture.exchanges[$0]) })),
                ("tables", .array(tables.shown.map(tables.table))),
                ("changes", .array(capture.changes.map(tables.change))),
                ("messages", .array(messages.shown.map(MessageJSON(clock: clock).value))),
                ("messagesLeftOut", JSONValue(capture.exchanges.count - exchanges.count)),
                ("logs", .array(logs.told.map(log))),
                ("logsLeftOut", JSONValue(logs.leftOut)),
                ("story", .array(report.timeline.map(entry))),
                (
                    "diagram",
                    DiagramJSON(picture.diagram, exchanges: exchanges, messages: messages.places, clock: clock).value(
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
                        clock.time(run.started), clock.time(run.ended), JSONValue(run.id), .string(run.outcome),
                        .bool(run.isIdle),
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
                        clock.time(span.from), clock.time(span.to), JSONValue(span.value), .string(span.word),
                        JSONValue(span.tone?.rawValue), JSONValue(span.change),
                    ]
                }
            ),
        ]
    }

    private var faults: [JSONValue] {
        capture.events.filter { $0.kind == .fault }.map { event in
            [
                "t": clock.time(event.time), "lane": JSONValue(event.process), "id": .string(event.subject),
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
            "t0": clock.time(exchange.sent), "t1": exchange.ended.map(clock.time) ?? .null,
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
            "t": clock.time(line.time), "process": JSONValue(line.process), "log": .string(line.log),
            "level": .string(line.level), "text": .string(line.text),
        ]
    }

    private func entry(_ entry: TimelineEntry) -> JSONValue {
        [
            "t": clock.time(entry.time), "actor": .string(entry.actor), "kind": .string(entry.kind.rawValue),
            "text": .string(entry.text),
        ]
    }
}
