internal import Harness
internal import Storage
internal import Wire

/// Tables and what became of their rows, as the page reads them.
struct TableJSON {
    /// The tables that are shown: those that held or changed anything.
    let shown: [RunCapture.TableState]
    private let clock: PageClock
    /// The places of the tables among those that are shown.
    private let places: [String: Int]

    init(_ capture: RunCapture, clock: PageClock) {
        self.clock = clock
        let changed = Set(capture.changes.map(\.table))
        shown = capture.tables.filter { !$0.rows.isEmpty || changed.contains($0.table.name) }
        places = Dictionary(shown.enumerated().map { ($1.table.name, $0) }) { first, _ in first }
    }

    /// A table with the rows that it held at the end.
    func table(_ state: RunCapture.TableState) -> JSONValue {
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

    /// A committed change of a row.
    func change(_ change: RowChange) -> JSONValue {
        [
            "t": clock.time(change.time), "process": .string(change.process), "pid": JSONValue(change.processID),
            "step": JSONValue(change.step), "table": JSONValue(places[change.table]), "row": .integer(change.rowID),
            "op": change.old == nil ? "insert" : change.new == nil ? "delete" : "update",
            "old": change.old.map(values) ?? .null, "new": change.new.map(values) ?? .null,
        ]
    }

    private func values(_ row: [SQLValue]) -> JSONValue { .array(row.map(JSONValue.init)) }
}
