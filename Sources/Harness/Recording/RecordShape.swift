package import Storage

/// The tables of a run record (design §7, docs/records.md).
///
/// Columns and tables may be added; what is here is never renamed within a version of the format.
package enum RecordShape {
    /// What the header of a record says: four letters for tvsim's run records, and the version of the tables.
    package static let stamp = SQLiteFile.Stamp(application: 0x7476_7372, version: 2)

    /// One table of the record.
    package struct RecordTable: Sendable {
        package let name: String
        /// The columns as a CREATE TABLE says them.
        package let columns: [String]

        /// The names of the columns that every record has: those that may be NULL were added to some.
        var requiredColumns: [String] {
            columns.filter { $0.contains("NOT NULL") || $0.contains("PRIMARY KEY") }.map {
                String($0.prefix { $0 != " " })
            }
        }

        var sql: String { "CREATE TABLE \(name) (\(columns.joined(separator: ", ")));" }
    }

    /// The record's own tables; those of the schemas stand beside them under names such as `gb_console__malls`.
    package static let tables =
        [
            RecordTable(
                name: "run",
                columns: [
                    "tvsim_version TEXT NOT NULL", "format_version INTEGER NOT NULL", "scenario TEXT NOT NULL",
                    "description TEXT", "file TEXT NOT NULL", "scenario_text TEXT NOT NULL", "system TEXT NOT NULL",
                    "seed TEXT NOT NULL", "digest TEXT NOT NULL", "verdict TEXT NOT NULL", "start_time TEXT NOT NULL",
                    "end_time TEXT NOT NULL", "virtual_seconds REAL NOT NULL", "event_count INTEGER NOT NULL",
                    "canary_held INTEGER", "canary_reason TEXT", "canary_why TEXT", "case_name TEXT",
                    "options TEXT NOT NULL",
                ]
            ),
            RecordTable(name: "settings", columns: ["name TEXT PRIMARY KEY", "value TEXT NOT NULL"]),
            RecordTable(
                name: "events",
                columns: [
                    "sequence INTEGER PRIMARY KEY", "time TEXT NOT NULL", "process TEXT", "process_id INTEGER NOT NULL",
                    "kind TEXT NOT NULL", "subject TEXT NOT NULL", "detail TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "timeline",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "actor TEXT NOT NULL", "kind TEXT NOT NULL",
                    "text TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "http",
                columns: [
                    "id INTEGER PRIMARY KEY", "sent TEXT NOT NULL", "ended TEXT", "sender TEXT NOT NULL",
                    "host TEXT NOT NULL", "method TEXT NOT NULL", "path TEXT NOT NULL", "target TEXT NOT NULL",
                    "request_headers TEXT NOT NULL", "request_body", "outcome TEXT NOT NULL", "status INTEGER",
                    "response_headers TEXT", "response_body", "error TEXT", "handled INTEGER NOT NULL", "fault TEXT",
                    "sender_id INTEGER NOT NULL", "event_sequence INTEGER NOT NULL", "query TEXT NOT NULL",
                    "error_kind TEXT", "waited_nanoseconds INTEGER",
                ]
            ),
            RecordTable(
                name: "changes",
                columns: [
                    "sequence INTEGER PRIMARY KEY", "commit_number INTEGER NOT NULL", "time TEXT NOT NULL",
                    "process TEXT NOT NULL", "process_id INTEGER NOT NULL", "step TEXT", "table_name TEXT NOT NULL",
                    "row_id INTEGER NOT NULL", "operation TEXT NOT NULL", "old_row TEXT", "new_row TEXT",
                    "changed TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "looks",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "process TEXT NOT NULL",
                    "process_id INTEGER NOT NULL", "event_sequence INTEGER NOT NULL", "change_count INTEGER NOT NULL",
                    "name TEXT NOT NULL", "table_name TEXT NOT NULL", "conditions TEXT NOT NULL",
                    "sort_order TEXT NOT NULL", "picked TEXT NOT NULL", "own_rows TEXT",
                ]
            ),
            RecordTable(
                name: "logs",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "process TEXT", "log TEXT NOT NULL",
                    "level TEXT NOT NULL", "text TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "slack",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "sender TEXT NOT NULL", "channel TEXT NOT NULL",
                    "severity TEXT NOT NULL", "kind TEXT NOT NULL", "command TEXT NOT NULL", "text TEXT NOT NULL",
                    "hint TEXT", "details TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "pusher",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "sender TEXT NOT NULL", "channel TEXT NOT NULL",
                    "event TEXT NOT NULL", "data TEXT NOT NULL", "delivered_to TEXT NOT NULL", "lost_for TEXT NOT NULL",
                ]
            ),
            RecordTable(
                name: "mail",
                columns: [
                    "id INTEGER PRIMARY KEY", "time TEXT NOT NULL", "sender TEXT NOT NULL", "recipients TEXT NOT NULL",
                    "subject TEXT NOT NULL", "text TEXT NOT NULL",
                ]
            ),
        ] + verdict + description

    private static let verdict = [
        RecordTable(
            name: "expectations",
            columns: [
                "id INTEGER PRIMARY KEY", "text TEXT NOT NULL", "held INTEGER NOT NULL", "why TEXT", "line INTEGER",
                "file TEXT",
            ]
        ),
        RecordTable(
            name: "invariants",
            columns: [
                "id TEXT PRIMARY KEY", "text TEXT NOT NULL", "held INTEGER NOT NULL", "judged INTEGER NOT NULL",
                "why TEXT",
            ]
        ),
        RecordTable(
            name: "stuck",
            columns: [
                "id INTEGER PRIMARY KEY", "table_name TEXT NOT NULL", "row_id INTEGER NOT NULL", "state TEXT NOT NULL",
                "since TEXT NOT NULL", "next TEXT NOT NULL", "why TEXT NOT NULL", "is_stuck INTEGER NOT NULL",
            ]
        ),
        RecordTable(
            name: "faults",
            columns: [
                "position INTEGER PRIMARY KEY", "id TEXT NOT NULL", "fired INTEGER NOT NULL", "effect TEXT NOT NULL",
                "held INTEGER NOT NULL", "line INTEGER", "text TEXT NOT NULL", "file TEXT",
            ]
        ),
    ]

    private static let description = [
        RecordTable(
            name: "tables",
            columns: [
                "position INTEGER PRIMARY KEY", "name TEXT NOT NULL UNIQUE", "stored_as TEXT NOT NULL",
                "row_count INTEGER NOT NULL", "unique_keys TEXT NOT NULL",
            ]
        ),
        RecordTable(
            name: "columns",
            columns: [
                "table_name TEXT NOT NULL", "position INTEGER NOT NULL", "name TEXT NOT NULL", "type TEXT NOT NULL",
                "is_nullable INTEGER NOT NULL", "is_primary_key INTEGER NOT NULL", "has_default INTEGER NOT NULL",
            ]
        ),
        RecordTable(
            name: "labels",
            columns: [
                "table_name TEXT NOT NULL", "column_name TEXT NOT NULL", "value INTEGER NOT NULL", "word TEXT NOT NULL",
                "is_synonym INTEGER NOT NULL",
            ]
        ),
    ]

    /// The name under which a table of a schema stands in the record: `gb_console__malls` for `gb_console.malls`.
    package static func storedName(of table: String) -> String {
        table.replacing(".", with: "__", maxReplacements: 1)
    }
}
