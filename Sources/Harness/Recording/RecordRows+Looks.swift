import Simulation
import Storage
import Wire

extension RecordRows {
    /// What processes asked for; a record of before they were written down has none.
    func looks(events: Int) throws -> [SelectionLook] {
        guard try has("looks") else { return [] }
        return try rows("looks", order: "id").map { row in
            SelectionLook(
                sequence: try row.count("event_sequence", below: events + 1),
                changes: try row.count("change_count"),
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
