package import Harness
package import Simulation
internal import Storage

/// What one status of one row was over time, a line of the picture.
package struct StatusLane: Sendable {
    /// The status between two instants.
    package struct Span: Sendable {
        /// When it began.
        package let from: SimulationInstant
        /// When it ended, or the run did.
        package fileprivate(set) var to: SimulationInstant
        /// The number in the column, and the word for it.
        package let value: Int
        package let word: String
        package let tone: DrawingGuide.Tone?
        /// Which of the run's changes began it; nil for what was there before the run.
        package let change: Int?
    }

    package let table: String
    package let row: Int64
    /// What people call the row: its slug, its name, what it was made from.
    package let title: String
    package let column: String
    package fileprivate(set) var spans: [Span]

    /// Finds the lanes of a run: every status of the system's story, and other statuses where they changed.
    static func all(in capture: RunCapture, type: any SimulatedSystem.Type, until end: SimulationInstant)
        -> [StatusLane]
    {
        let told = type.story.flatMap { table, columns in columns.map { Status(table: table, column: $0) } }
        let others = type.coverage.statuses.flatMap { status in
            status.columns.map { Status(table: $0.table, column: $0.column) }
        }
        let states = Dictionary(capture.tables.map { ($0.table.name, $0) }) { first, _ in first }
        var tables: [String] = []
        for status in told + others where !tables.contains(status.table) { tables.append(status.table) }
        var changes: [String: [Int]] = [:]
        for index in capture.changes.indices { changes[capture.changes[index].table, default: []].append(index) }
        return tables.flatMap { name -> [StatusLane] in
            guard let state = states[name] else { return [] }
            let history = RowHistory(state, changes: changes[name] ?? [], in: capture)
            let columns = told.filter { $0.table == name }.map(\.column)
            let more = others.filter { $0.table == name && !columns.contains($0.column) }.map(\.column)
            return history.rows.flatMap { row in
                columns.compactMap { history.lane(row, $0, tones: type.drawing.tones, end: end) }
                    + more.compactMap { history.lane(row, $0, tones: type.drawing.tones, end: end) }
                    .filter { $0.spans.count > 1 }
            }
        }
    }

    private struct Status {
        let table, column: String
    }
}

/// What the rows of one table held, from the committed changes and the end of the run.
private struct RowHistory {
    private let state: RunCapture.TableState
    private let capture: RunCapture
    private let changes: [Int64: [Int]]
    private let final: [Int64: [SQLValue]]
    /// The rows that ever were, in the order of their ids.
    let rows: [Int64]

    init(_ state: RunCapture.TableState, changes indices: [Int], in capture: RunCapture) {
        self.state = state
        self.capture = capture
        var changes: [Int64: [Int]] = [:]
        for index in indices { changes[capture.changes[index].rowID, default: []].append(index) }
        var final: [Int64: [SQLValue]] = [:]
        let id = state.table.columns.firstIndex { $0.name == "id" }
        for row in state.rows { if let id, let number = row[id].int { final[Int64(number)] = row } }
        (self.changes, self.final) = (changes, final)
        rows = Set(changes.keys).union(final.keys).sorted()
    }

    func lane(
        _ row: Int64,
        _ name: String,
        tones: [String: DrawingGuide.Tone],
        end: SimulationInstant
    ) -> StatusLane? {
        guard let labels = state.table.labels(for: name),
            let column = state.table.columns.firstIndex(where: { $0.name == name })
        else { return nil }
        var spans: [StatusLane.Span] = []
        func begin(_ value: SQLValue?, at instant: SimulationInstant, by change: Int?) {
            if let last = spans.indices.last, spans[last].to == end { spans[last].to = instant }
            guard let value = value?.int else { return }
            let word = labels.name(of: Int64(value)) ?? "\(value)"
            spans.append(
                .init(from: instant, to: end, value: value, word: word, tone: tones[word], change: change)
            )
        }
        let indices = changes[row] ?? []
        let before = indices.first.map { capture.changes[$0].old } ?? final[row]
        if let before, let start = capture.events.first?.time { begin(before[column], at: start, by: nil) }
        for index in indices {
            let change = capture.changes[index]
            guard change.old?[column] != change.new?[column] else { continue }
            begin(change.new?[column], at: change.time, by: index)
        }
        guard !spans.isEmpty else { return nil }
        return StatusLane(
            table: state.table.name,
            row: row,
            title: title(of: indices.last.flatMap { capture.changes[$0].new } ?? final[row] ?? before, row),
            column: name,
            spans: spans
        )
    }

    /// What the first of these columns says, which the schemas give to what people know by a name.
    private func title(of values: [SQLValue]?, _ row: Int64) -> String {
        for name in ["slug", "name", "input", "product_ref", "title", "keyword"] {
            guard let column = state.table.columns.firstIndex(where: { $0.name == name }),
                let text = values?[column].text, !text.isEmpty
            else { continue }
            return text
        }
        return "\(state.table.localName) \(row)"
    }
}
