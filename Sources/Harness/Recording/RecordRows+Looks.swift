import Simulation
import Storage
import Wire

extension RecordRows {
    /// What processes asked for; `events` is how many events the run had, `tables` what rows can be of.
    func looks(events: Int, tables: [Table]) throws -> [SelectionLook] {
        let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        return try rows("looks", order: "id").map { row in
            SelectionLook(
                sequence: try row.count("event_sequence", below: events + 1),
                changes: try row.count("change_count"),
                own: try Self.ownRows(row, byName),
                time: try row.time("time"),
                process: try row.text("process"),
                processID: try row.count("process_id"),
                selection: Selection(
                    name: try row.text("name"),
                    table: try row.text("table_name"),
                    conditions: try Self.conditions(row),
                    order: try row.text("sort_order")
                ),
                picked: (try row.json("picked").array ?? []).compactMap(\.integer)
            )
        }
    }

    private static func ownRows(_ row: RecordFields, _ tables: [String: Table]) throws -> [SelectionLook.OwnRow] {
        guard !row["own_rows"].isNull else { return [] }
        return try (try row.json("own_rows").array ?? []).map { own in
            guard let table = own["table"]?.string.flatMap({ tables[$0] }), let id = own["row_id"]?.integer,
                let shown = own["row"]
            else { throw row.damage("own_rows", "a list of rows") }
            let values = shown == .null ? nil : try Self.values(of: table, in: shown, row, "own_rows")
            return SelectionLook.OwnRow(table: table.name, rowID: id, values: values)
        }
    }

    private static func conditions(_ row: RecordFields) throws -> [Selection.Condition] {
        try (try row.json("conditions").array ?? []).map { condition in
            guard let name = condition["name"]?.string, let sql = condition["sql"]?.string,
                let needs = condition["needs"]?.string, let shows = condition["shows"]?.string
            else { throw row.damage("conditions", "a list of conditions") }
            return Selection.Condition(
                name: name,
                sql: sql,
                arguments: (condition["arguments"]?.array ?? []).map { $0.sqlValue ?? .null },
                needs: needs,
                shows: shows
            )
        }
    }
}
