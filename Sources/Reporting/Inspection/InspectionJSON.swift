package import Harness
internal import Messaging
internal import Simulation
internal import Storage
package import Wire

/// What `tvsim inspect` shows, as programs read it; the grammar is in docs/json.md.
package enum InspectionJSON {
    // MARK: The timeline

    /// One event.
    package static func event(_ moment: RunTimeline.Moment) -> JSONValue {
        .object(
            JSONObject(
                members(of: moment.event) + [("request", JSONValue(moment.exchange)), ("idle", .bool(moment.isIdle))]
            )
        )
    }

    /// What is told of an event wherever there is one.
    static func members(of event: Event) -> [(String, JSONValue)] {
        [
            ("sequence", JSONValue(event.sequence)), ("time", .string(event.time.isoText)),
            ("process", JSONValue(event.process)), ("processID", JSONValue(event.processID)),
            ("kind", .string(event.kind.rawValue)), ("subject", .string(event.subject)),
            ("detail", .string(event.detail)),
        ]
    }

    /// One line of the story.
    package static func story(_ entry: TimelineEntry) -> JSONValue {
        [
            "time": .string(entry.time.isoText), "actor": .string(entry.actor), "kind": .string(entry.kind.rawValue),
            "text": .string(entry.text),
        ]
    }

    // MARK: Exchanges

    /// One exchange with its number in the record.
    package static func exchange(_ exchange: HTTPExchange, number: Int) -> JSONValue {
        var (outcome, status, error, response) = ("pending", JSONValue.null, JSONValue.null, JSONValue.null)
        switch exchange.outcome {
        case .pending: break
        case .answered(let answer):
            (outcome, status) = ("answered", .integer(Int64(answer.status)))
            response = ["headers": headers(answer.headers), "body": body(answer.body)]
        case .failed(let reason): (outcome, error) = ("failed", .string("\(reason)"))
        }
        return [
            "number": JSONValue(number), "sent": .string(exchange.sent.isoText),
            "ended": JSONValue(exchange.ended?.isoText), "sender": .string(exchange.from),
            "senderID": JSONValue(exchange.fromID), "host": .string(exchange.host),
            "method": .string(exchange.request.method.rawValue), "target": .string(exchange.request.target),
            "outcome": .string(outcome), "status": status, "error": error, "handled": JSONValue(exchange.handled),
            "fault": JSONValue(exchange.fault),
            "request": ["headers": headers(exchange.request.headers), "body": body(exchange.request.body)],
            "response": response,
        ]
    }

    private static func headers(_ headers: HTTPHeaders) -> JSONValue {
        .array(headers.fields.map { [.string($0.name), .string($0.value)] })
    }

    /// A body as text; bytes that are none are said to be so many.
    private static func body(_ bytes: [UInt8]) -> JSONValue {
        .string(String(validating: bytes, as: UTF8.self) ?? "\(bytes.count) bytes")
    }

    // MARK: Rows

    /// The life of a row.
    package static func life(_ life: RowLife) -> JSONValue {
        [
            "table": .string(life.table), "id": .integer(life.id), "title": JSONValue(life.title),
            "life": .array(life.happenings.map(happening)),
            "stood": .array(
                life.standings.map { standing in
                    [
                        "column": .string(standing.column), "value": .string(standing.word),
                        "from": .string(standing.from.isoText), "to": JSONValue(standing.to?.isoText),
                        "writer": JSONValue(standing.writer),
                    ]
                }
            ),
            "end": life.final.map { row in .object(JSONObject(row.map { ($0.column, .string($0.value)) })) } ?? .null,
            "stuck": life.stuck.map(RunJSON.stuck) ?? .null,
        ]
    }

    private static func happening(_ happening: RowLife.Happening) -> JSONValue {
        switch happening {
        case .change(let change, let cells): Self.change(change, cells)
        case .look(let look): Self.look(look)
        case .exchange(let exchange, let number):
            [
                "kind": "request", "time": .string(exchange.sent.isoText),
                "exchange": Self.exchange(exchange, number: number),
            ]
        case .slack(let message):
            Self.message("slack", message.time.isoText, message.sender, message.text)
        case .pusher(let message):
            Self.message(
                "pusher",
                message.time.isoText,
                message.sender,
                "\(message.channel) \(message.event) \(message.data)"
            )
        case .mail(let mail): Self.message("mail", mail.time.isoText, mail.sender, "\(mail.subject)\n\(mail.text)")
        }
    }

    private static func message(_ kind: String, _ time: String, _ sender: String, _ text: String) -> JSONValue {
        ["kind": .string(kind), "time": .string(time), "process": .string(sender), "text": .string(text)]
    }

    private static func change(_ change: RowChange, _ cells: [RowLife.Cell]) -> JSONValue {
        [
            "kind": "change", "time": .string(change.time.isoText), "process": .string(change.process),
            "processID": JSONValue(change.processID), "step": JSONValue(change.step),
            "operation": .string(change.old == nil ? "insert" : change.new == nil ? "delete" : "update"),
            "columns": .array(
                cells.map { cell in
                    [
                        "column": .string(cell.column), "old": JSONValue(cell.old), "new": JSONValue(cell.new),
                        "stoodSeconds": cell.stood.map { .real(Double($0.wholeNanoseconds) / 1e9) } ?? .null,
                    ]
                }
            ),
        ]
    }

    private static func look(_ look: RowLook) -> JSONValue {
        let verdict: JSONValue =
            switch look.verdict {
            case .taken: ["taken": true]
            case .beyondLimit: ["taken": false, "why": "others came first"]
            case .refused(let condition, let actual, let needs):
                [
                    "taken": false, "condition": .string(condition), "actual": .string(actual),
                    "needs": .string(needs),
                ]
            case .unknown(let reason): ["taken": .null, "why": .string(reason)]
            }
        return [
            "kind": "look", "time": .string(look.look.time.isoText), "process": .string(look.look.process),
            "processID": JSONValue(look.look.processID), "selection": .string(look.look.selection.name),
            "verdict": verdict,
        ]
    }
}
