import Messaging
import Simulation
package import Storage
import Wire

/// Writes a run down as a SQLite file (design §7): everything that happened, what was judged, and the final tables.
///
/// The bytes depend on the run, the program's version and SQLite's alone: there is no wall time in a record.
package struct RunRecordWriter {
    private let report: RunReport
    private let capture: RunCapture
    private let file: SQLiteFile

    /// Returns the bytes of a run's record.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - capture: what it left.
    ///   - scenarioText: the scenario's file.
    ///   - version: the version of tvsim.
    /// - Returns: the bytes of the file.
    /// - Throws: `SQLMistake` when there is no memory for it.
    package static func bytes(
        of report: RunReport,
        _ capture: RunCapture,
        scenarioText: String,
        version: String
    ) throws(SQLMistake) -> [UInt8] {
        let writer = try RunRecordWriter(report: report, capture: capture, file: SQLiteFile())
        try writer.file.stamp(RecordShape.stamp)
        try writer.file.execute("BEGIN;" + RecordShape.tables.map(\.sql).joined())
        try writer.writeRun(scenarioText: scenarioText, version: version)
        try writer.writeHappenings()
        try writer.writeMessages()
        try writer.writeVerdict()
        try writer.writeTables()
        try writer.file.execute("COMMIT")
        return try writer.file.bytes()
    }

    private func writeRun(scenarioText: String, version: String) throws(SQLMistake) {
        let row: [SQLValue] = [
            .text(version), .integer(Int64(RecordShape.stamp.version)), .text(report.scenario),
            SQLValue(report.description), .text(report.file), .text(scenarioText), .text(report.system),
            .text("\(report.seed)"), .text(report.digest), .text(report.verdict.rawValue), Self.time(report.start),
            Self.time(report.end), .real(report.virtualSeconds), SQLValue(report.events),
            report.canary.map { SQLValue($0.held) } ?? .null, SQLValue(report.canary?.reason),
            SQLValue(report.canary?.why), SQLValue(report.caseName), Self.list(report.options),
        ]
        try file.insert(into: "run", [row])
        try file.insert(into: "settings", capture.settings.map { [.text($0.name), .text($0.value)] })
    }

    // MARK: What happened

    private func writeHappenings() throws(SQLMistake) {
        try file.insert(
            into: "events",
            capture.events.lazy.map { event in
                [
                    SQLValue(event.sequence), Self.time(event.time), SQLValue(event.process), SQLValue(event.processID),
                    .text(event.kind.rawValue), .text(event.subject), .text(event.detail),
                ]
            }
        )
        try file.insert(
            into: "timeline",
            report.timeline.enumerated().map { index, entry in
                [
                    SQLValue(index + 1), Self.time(entry.time), .text(entry.actor), .text(entry.kind.rawValue),
                    .text(entry.text),
                ]
            }
        )
        try file.insert(into: "http", capture.exchanges.enumerated().lazy.map { Self.row($1, number: $0 + 1) })
        let tables = Dictionary(capture.tables.map { ($0.table.name, $0.table) }) { first, _ in first }
        try file.insert(into: "changes", capture.changes.lazy.map { Self.row($0, tables[$0.table]) })
        try file.insert(into: "looks", capture.looks.enumerated().lazy.map { Self.row($1, number: $0 + 1) })
        try file.insert(
            into: "logs",
            capture.events.compactMap(LogLine.init).enumerated().map { index, line in
                [
                    SQLValue(index + 1), Self.time(line.time), SQLValue(line.process), .text(line.log),
                    .text(line.level), .text(line.text),
                ]
            }
        )
    }

    private static func row(_ exchange: HTTPExchange, number: Int) -> [SQLValue] {
        let answer: [SQLValue] =
            switch exchange.outcome {
            case .pending: ["pending", nil, nil, nil, nil]
            case .answered(let response):
                [
                    "answered", SQLValue(response.status), .text(json(response.headers)), body(response.body), nil,
                ]
            case .failed(let error): ["failed", nil, nil, nil, .text("\(error)")]
            }
        return [
            SQLValue(number), time(exchange.sent), exchange.ended.map(time) ?? .null, .text(exchange.from),
            .text(exchange.host), .text(exchange.request.method.rawValue), .text(exchange.request.path),
            .text(exchange.request.target), .text(json(exchange.request.headers)), body(exchange.request.body),
        ] + answer
            + [
                SQLValue(exchange.handled), SQLValue(exchange.fault), SQLValue(exchange.fromID),
                SQLValue(exchange.sequence), query(exchange.request.query),
            ] + reason(exchange.outcome)
    }

    /// The query as a list of names with values: the target alone does not tell an `&` in a value from one between two.
    private static func query(_ parameters: [HTTPParameter]) -> SQLValue {
        .text(JSONValue.array(parameters.map { .array([.string($0.name), .string($0.value)]) }).text)
    }

    /// Why there was no answer, in a word, and how long the sender waited where that was the reason.
    private static func reason(_ outcome: HTTPExchange.Outcome) -> [SQLValue] {
        guard case .failed(let error) = outcome else { return [nil, nil] }
        switch error {
        case .refused: return ["refused", nil]
        case .reset: return ["reset", nil]
        case .timeout(_, let after): return ["timeout", .integer(after.wholeNanoseconds)]
        }
    }

    private static func row(_ change: RowChange, _ table: Table?) -> [SQLValue] {
        let names = table?.columns.map(\.name) ?? []
        let operation = change.old == nil ? "insert" : change.new == nil ? "delete" : "update"
        let old = change.old ?? names.map { _ in .null }
        let new = change.new ?? names.map { _ in .null }
        let changed = zip(names, zip(old, new)).filter { $1.0 != $1.1 }.map { name, values in
            (name, JSONValue.object(JSONObject([("old", JSONValue(values.0)), ("new", JSONValue(values.1))])))
        }
        return [
            SQLValue(change.sequence), SQLValue(change.commit), time(change.time), .text(change.process),
            SQLValue(change.processID), SQLValue(change.step), .text(change.table), .integer(change.rowID),
            .text(operation), change.old.map { .text(json(names, $0)) } ?? .null,
            change.new.map { .text(json(names, $0)) } ?? .null, .text(JSONValue.object(JSONObject(changed)).text),
        ]
    }

    private static func row(_ look: SelectionLook, number: Int) -> [SQLValue] {
        let conditions = look.selection.conditions.map { condition in
            JSONValue.object(
                JSONObject([
                    ("name", .string(condition.name)), ("sql", .string(condition.sql)),
                    ("arguments", .array(condition.arguments.map { JSONValue($0) })),
                    ("needs", .string(condition.needs)), ("shows", .string(condition.shows)),
                ])
            )
        }
        return [
            SQLValue(number), time(look.time), .text(look.process), SQLValue(look.processID), SQLValue(look.sequence),
            SQLValue(look.changes), .text(look.selection.name), .text(look.selection.table),
            .text(JSONValue.array(conditions).text), .text(look.selection.order),
            .text(JSONValue.array(look.picked.map { .integer($0) }).text),
        ]
    }

    // MARK: Messages

    private func writeMessages() throws(SQLMistake) {
        try file.insert(
            into: "slack",
            capture.slack.enumerated().map { index, message in
                [
                    SQLValue(index + 1), Self.time(message.time), .text(message.sender), .text(message.channel),
                    .text(message.severity.rawValue), .text(message.kind), .text(message.command),
                    .text(message.text), SQLValue(message.hint),
                    .text(JSONValue.array(message.datasetIDs.map { .integer(Int64($0)) }).text),
                    Self.list(message.wishlistSlugs),
                ]
            }
        )
        try file.insert(
            into: "pusher",
            capture.pusher.enumerated().map { index, message in
                [
                    SQLValue(index + 1), Self.time(message.time), .text(message.sender), .text(message.channel),
                    .text(message.event), .text(message.data), Self.list(message.deliveredTo),
                    Self.list(message.lostFor),
                ]
            }
        )
        try file.insert(
            into: "mail",
            capture.mail.enumerated().map { index, message in
                [
                    SQLValue(index + 1), Self.time(message.time), .text(message.sender),
                    Self.list(message.recipients), .text(message.subject), .text(message.text),
                ]
            }
        )
    }

    // MARK: The verdict

    private func writeVerdict() throws(SQLMistake) {
        try file.insert(
            into: "expectations",
            report.expectations.enumerated().map { index, result in
                [
                    SQLValue(index + 1), .text(result.text), SQLValue(result.held), SQLValue(result.why),
                    SQLValue(result.line), SQLValue(result.file),
                ]
            }
        )
        try file.insert(
            into: "invariants",
            report.invariants.map { result in
                [
                    .text(result.id), .text(result.text), SQLValue(result.held), SQLValue(result.isJudged),
                    SQLValue(result.why),
                ]
            }
        )
        try file.insert(
            into: "stuck",
            report.stuck.enumerated().map { index, row in
                [
                    SQLValue(index + 1), .text(row.table), .integer(row.id), .text(row.state), Self.time(row.since),
                    .text(row.next), .text(row.why), SQLValue(row.isStuck),
                ]
            }
        )
        try file.insert(
            into: "faults",
            report.faults.enumerated().map { index, fault in
                [
                    SQLValue(index + 1), .text(fault.id), SQLValue(fault.fired), .text(fault.effect),
                    SQLValue(fault.held),
                    SQLValue(fault.line), .text(fault.text), SQLValue(fault.file),
                ]
            }
        )
    }

    // MARK: The final tables

    private func writeTables() throws(SQLMistake) {
        for (index, state) in capture.tables.enumerated() {
            let table = state.table
            let stored = RecordShape.storedName(of: table.name)
            let columns = table.columns.map { column in
                "\"\(column.name)\" \(column.type)" + (column.name == "id" ? " PRIMARY KEY" : "")
            }
            try file.execute("CREATE TABLE \"\(stored)\" (\(columns.joined(separator: ", ")))")
            try file.insert(into: "\"\(stored)\"", state.rows)
            try file.insert(
                into: "tables",
                [
                    [
                        SQLValue(index + 1), .text(table.name), .text(stored), SQLValue(state.rows.count),
                        .text(JSONValue.array(table.uniqueKeys.map { .array($0.map(JSONValue.string)) }).text),
                    ]
                ]
            )
            try file.insert(
                into: "columns",
                table.columns.enumerated().map { index, column in
                    [
                        .text(table.name), SQLValue(index + 1), .text(column.name), .text(column.type),
                        SQLValue(column.isNullable), SQLValue(column.isPrimaryKey), SQLValue(column.hasDefault),
                    ]
                }
            )
            try file.insert(into: "labels", table.columns.flatMap { Self.labels($0, of: table) })
        }
    }

    private static func labels(_ column: Table.Column, of table: Table) -> [[SQLValue]] {
        (table.labels(for: column.name)?.labels ?? []).flatMap { label in
            ([label.name] + label.synonyms).enumerated().map { index, word in
                [.text(table.name), .text(column.name), .integer(label.value), .text(word), SQLValue(index > 0)]
            }
        }
    }

    // MARK: Values

    private static func time(_ instant: SimulationInstant) -> SQLValue {
        .text(instant.sqlText + instant.fractionText)
    }

    private static func json(_ headers: HTTPHeaders) -> String {
        JSONValue.object(JSONObject(headers.fields.map { ($0.name, .string($0.value)) })).text
    }

    private static func json(_ names: [String], _ values: [SQLValue]) -> String {
        JSONValue.object(JSONObject(zip(names, values).map { ($0, JSONValue($1)) })).text
    }

    private static func list(_ texts: [String]) -> SQLValue { .text(JSONValue.array(texts.map(JSONValue.string)).text) }

    /// A body is a text where it is one, so that every tool shows it, and bytes elsewhere.
    private static func body(_ bytes: [UInt8]) -> SQLValue {
        String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .blob(bytes)
    }
}
