import Scenarios
import Simulation
import Storage
import Wire

/// An expectation on rows, ready to be asked of a table.
struct RowQuestion {
    /// One cell of an expectation, ready to compare.
    struct Wanted {
        let column: Int
        let value: SQLValue
        /// What a text must look like; nil for one without `*`, and for what is no text.
        let pattern: GlobPattern?

        init(column: Int, value: SQLValue) {
            (self.column, self.value) = (column, value)
            if case .text(let text) = value, text.contains("*") { pattern = GlobPattern(text) } else { pattern = nil }
        }

        /// Returns true for the same value, and for a text that fits.
        func fits(_ row: [SQLValue]) -> Bool {
            switch (row[column], value) {
            case (.text(let text), .text(let wanted)): text == wanted || pattern?.matches(text) ?? false
            case (.integer(let whole), .real(let number)), (.real(let number), .integer(let whole)):
                Double(whole) == number
            case (let actual, let wanted): actual == wanted
            }
        }
    }

    let conditions, row: [Wanted]
    let count: CountRange?
    /// The columns by whose values rows are counted.
    let per: [Int]

    /// Makes the question of an expectation on a table.
    ///
    /// - Throws: `TemplateError` when a placeholder was never saved.
    init(
        _ expectation: RowExpectation,
        per columns: [String] = [],
        of table: Table,
        _ saved: [String: JSONValue]
    ) throws {
        conditions = try Self.wanted(expectation.conditions, of: table, saved)
        row = try Self.wanted(expectation.row, of: table, saved)
        count = expectation.count
        per = columns.map { Self.column($0, of: table) }
    }

    /// Cells of an expectation with their placeholders filled.
    ///
    /// - Throws: `TemplateError` when a placeholder was never saved.
    static func wanted(_ cells: [Cell], of table: Table, _ saved: [String: JSONValue]) throws -> [Wanted] {
        try cells.map {
            Wanted(column: column($0.column, of: table), value: SQLValue(try $0.value.filled(with: saved)))
        }
    }

    private static func column(_ name: String, of table: Table) -> Int {
        guard let column = table.columns.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("the scenario reader let an unknown column '\(name)' pass")
        }
        return column
    }

    func means(_ values: [SQLValue]) -> Bool { conditions.allSatisfy { $0.fits(values) } }
    func holds(_ values: [SQLValue]) -> Bool { row.allSatisfy { $0.fits(values) } }

    /// Returns true when the rows of a table are as they must be.
    func holds(_ state: TableHistory.State) -> Bool {
        let meant = state.values.filter(means)
        let holding = meant.count { holds($0) }
        guard let count else { return !meant.isEmpty && holding == meant.count }
        guard per.isEmpty || holding == 0 else { return wrongGroup(in: state) == nil }
        return count.contains(holding)
    }

    /// The first rows, by their ids, that have the same values where rows are counted by them, and are too many or too few.
    func wrongGroup(in state: TableHistory.State) -> [(id: Int64, values: [SQLValue])]? {
        guard let count, !per.isEmpty else { return nil }
        var groups: [(key: [SQLValue], rows: [(id: Int64, values: [SQLValue])])] = []
        for (id, values) in state.sorted(by: { $0.key < $1.key }) where means(values) && holds(values) {
            let key = per.map { values[$0] }
            if let place = groups.firstIndex(where: { $0.key == key }) {
                groups[place].rows.append((id, values))
            } else {
                groups.append((key, [(id, values)]))
            }
        }
        return groups.first { !count.contains($0.rows.count) }?.rows
    }
}

extension SQLValue {
    /// Makes the value that a cell of a scenario stands for.
    init(_ value: ScalarValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        }
    }
}
