import Messaging
import Simulation
import Storage
import Wire

extension RecordRows {
    /// Everything that the run left.
    func capture() throws -> RunCapture {
        let events = try events()
        let tables = try tables()
        return RunCapture(
            events: events,
            exchanges: try exchanges(events: events.count),
            changes: try changes(of: tables.map(\.table)),
            looks: try looks(events: events.count, tables: tables.map(\.table)),
            slack: try slack(),
            pusher: try pusher(),
            mail: try mail(),
            tables: tables,
            settings: try rows("settings").map { (try $0.text("name"), try $0.text("value")) }
        )
    }

    private func events() throws -> [Event] {
        try rows("events", order: "sequence").enumerated().map { index, row in
            guard try row.int("sequence") == index else { throw row.damage("sequence", "\(index)") }
            return Event(
                sequence: index,
                time: try row.time("time"),
                process: try row.optionalText("process"),
                processID: try row.count("process_id"),
                kind: EventKind(rawValue: try row.text("kind")),
                subject: try row.text("subject"),
                detail: try row.text("detail")
            )
        }
    }

    // MARK: Row changes

    private func changes(of tables: [Table]) throws -> [RowChange] {
        let byName = Dictionary(tables.enumerated().map { ($1.name, ($0, $1)) }) { first, _ in first }
        return try rows("changes", order: "sequence").enumerated().map { index, row in
            guard try row.int("sequence") == index else { throw row.damage("sequence", "\(index)") }
            guard let (tableIndex, table) = byName[try row.text("table_name")] else {
                throw row.damage("table_name", "the name of a table")
            }
            return RowChange(
                sequence: index,
                commit: try row.count("commit_number"),
                time: try row.time("time"),
                process: try row.text("process"),
                processID: try row.count("process_id"),
                step: try row.optionalText("step"),
                table: table.name,
                rowID: Int64(try row.int("row_id")),
                old: try Self.values(of: table, in: row, "old_row"),
                new: try Self.values(of: table, in: row, "new_row"),
                tableIndex: tableIndex
            )
        }
    }

    /// The values of a row that a column has as an object; nil where it has none.
    static func values(of table: Table, in row: RecordFields, _ column: String) throws -> [SQLValue]? {
        row[column].isNull ? nil : try values(of: table, in: try row.json(column), row, column)
    }

    /// The values of a row that is an object; the column is where the record has it.
    static func values(
        of table: Table,
        in object: JSONValue,
        _ row: RecordFields,
        _ column: String
    ) throws -> [SQLValue] {
        try table.columns.map { wanted in
            guard let value = object[wanted.name]?.sqlValue else {
                throw row.damage(column, "a row of \(table.name)")
            }
            return value
        }
    }

    // MARK: Messages

    private func slack() throws -> [SlackMessage] {
        try rows("slack", order: "id").map { row in
            SlackMessage(
                time: try row.time("time"),
                sender: try row.text("sender"),
                channel: try row.text("channel"),
                severity: try row.word("severity", as: "a severity") { SlackMessage.Severity(rawValue: $0) },
                kind: try row.text("kind"),
                command: try row.text("command"),
                text: try row.text("text"),
                hint: try row.optionalText("hint"),
                details: try row.object("details")
            )
        }
    }

    private func pusher() throws -> [PusherMessage] {
        try rows("pusher", order: "id").map { row in
            PusherMessage(
                time: try row.time("time"),
                sender: try row.text("sender"),
                channel: try row.text("channel"),
                event: try row.text("event"),
                data: try row.text("data"),
                deliveredTo: try row.texts("delivered_to"),
                lostFor: try row.texts("lost_for")
            )
        }
    }

    private func mail() throws -> [MailMessage] {
        try rows("mail", order: "id").map { row in
            MailMessage(
                time: try row.time("time"),
                sender: try row.text("sender"),
                recipients: try row.texts("recipients"),
                subject: try row.text("subject"),
                text: try row.text("text")
            )
        }
    }
}
