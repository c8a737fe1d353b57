import Simulation
import Storage
import Wire

extension RunRecordWriter {
    /// What happened, in the order of the tables of a record: events, story, requests, changes, looks, lines of logs.
    func writeHappenings() throws(SQLMistake) {
        try file.insert(
            into: "events",
            capture.events.lazy.map { event in
                [
                    SQLValue(event.sequence), RecordText.time(event.time), SQLValue(event.process),
                    SQLValue(event.processID),
                    .text(event.kind.rawValue), .text(event.subject), .text(event.detail),
                ]
            }
        )
        try file.insert(
            into: "timeline",
            report.timeline.enumerated().map { index, entry in
                [
                    SQLValue(index + 1), RecordText.time(entry.time), .text(entry.actor), .text(entry.kind.rawValue),
                    .text(entry.text),
                ]
            }
        )
        try file.insert(into: "http", capture.exchanges.enumerated().lazy.map { Self.row($1, number: $0 + 1) })
        let tables = Dictionary(capture.tables.map { ($0.table.name, $0.table) }) { first, _ in first }
        try file.insert(into: "changes", capture.changes.lazy.map { Self.row($0, tables[$0.table]) })
        try file.insert(into: "looks", capture.looks.enumerated().lazy.map { Self.row($1, number: $0 + 1, tables) })
        try file.insert(
            into: "logs",
            capture.events.compactMap(LogLine.init).enumerated().map { index, line in
                [
                    SQLValue(index + 1), RecordText.time(line.time), SQLValue(line.process), .text(line.log),
                    .text(line.level), .text(line.text),
                ]
            }
        )
    }

    // MARK: Rows

    private static func row(_ change: RowChange, _ table: Table?) -> [SQLValue] {
        let names = table?.columns.map(\.name) ?? []
        let operation = change.old == nil ? "insert" : change.new == nil ? "delete" : "update"
        let old = change.old ?? names.map { _ in .null }
        let new = change.new ?? names.map { _ in .null }
        let changed = zip(names, zip(old, new)).filter { $1.0 != $1.1 }.map { name, values in
            (name, JSONValue.object(JSONObject([("old", JSONValue(values.0)), ("new", JSONValue(values.1))])))
        }
        return [
            SQLValue(change.sequence), SQLValue(change.commit), RecordText.time(change.time), .text(change.process),
            SQLValue(change.processID), SQLValue(change.step), .text(change.table), .integer(change.rowID),
            .text(operation), change.old.map { .text(RecordText.object(names, $0).text) } ?? .null,
            change.new.map { .text(RecordText.object(names, $0).text) } ?? .null,
            .text(JSONValue.object(JSONObject(changed)).text),
        ]
    }

    private static func row(_ look: SelectionLook, number: Int, _ tables: [String: Table]) -> [SQLValue] {
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
            SQLValue(number), RecordText.time(look.time), .text(look.process), SQLValue(look.processID),
            SQLValue(look.sequence),
            SQLValue(look.changes), .text(look.selection.name), .text(look.selection.table),
            .text(JSONValue.array(conditions).text), .text(look.selection.order),
            .text(JSONValue.array(look.picked.map { .integer($0) }).text),
            look.own.isEmpty ? .null : .text(JSONValue.array(look.own.map { row($0, tables[$0.table]) }).text),
        ]
    }

    private static func row(_ own: SelectionLook.OwnRow, _ table: Table?) -> JSONValue {
        let names = table?.columns.map(\.name) ?? []
        let row = own.values.map { RecordText.object(names, $0) } ?? .null
        return ["table": .string(own.table), "row_id": .integer(own.rowID), "row": row]
    }
}
