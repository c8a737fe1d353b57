import Storage

/// A status with the changes that it may make: what transitions coverage asks for.
package struct StatusColumn: Sendable {
    /// The name in reports, such as `history.status`.
    package let name: String
    /// The columns that hold it, with their tables.
    package let columns: [(table: String, column: String)]
    /// The values with their words, in order.
    package let values: [Value]
    /// The changes that are legal.
    package let legal: [Change]
    /// A column whose change says that the same value was written once more; only then is that a change.
    package let renewedBy: String?
    /// True where setting the value that is there already is a change that must be refused.
    package let refusesSame: Bool

    /// One value of a status.
    package struct Value: Sendable {
        /// The number in the column.
        package let code: Int
        /// The word for it.
        package let word: String

        /// Makes a value.
        package init(_ code: Int, _ word: String) {
            self.code = code
            self.word = word
        }
    }

    /// From which value to which.
    package struct Change: Hashable, Sendable {
        /// The value before.
        package let old: Int
        /// The value after.
        package let new: Int

        /// Makes a change.
        package init(_ old: Int, _ new: Int) {
            self.old = old
            self.new = new
        }
    }

    /// Makes a status.
    package init(
        _ name: String,
        _ columns: [(table: String, column: String)],
        _ values: [Value],
        renewedBy: String? = nil,
        refusesSame: Bool = false,
        isLegal: (Change) -> Bool
    ) {
        self.name = name
        self.columns = columns
        self.values = values
        self.renewedBy = renewedBy
        self.refusesSame = refusesSame
        legal = values.flatMap { old in values.map { Change(old.code, $0.code) } }.filter(isLegal)
    }

    /// The changes that are not legal; to the value that is there already is one only where that is refused.
    package var illegal: [Change] {
        values.flatMap { old in values.map { Change(old.code, $0.code) } }
            .filter { !legal.contains($0) && (refusesSame || $0.old != $0.new) }
    }

    /// A change in words: `Pending → Analyzing`.
    package func text(_ change: Change) -> String {
        func word(_ code: Int) -> String { values.first { $0.code == code }?.word ?? "\(code)" }
        return "\(word(change.old)) → \(word(change.new))"
    }

    /// The change that a committed change of a row is to this status, or nil.
    func change(in row: RowChange, of catalog: Catalog) -> Change? {
        guard let old = row.old, let new = row.new,
            let name = columns.first(where: { $0.table == row.table })?.column,
            let table = catalog.table(row.table),
            let column = table.columns.firstIndex(where: { $0.name == name }),
            let before = old[column].int, let after = new[column].int
        else { return nil }
        if before == after {
            guard let renewedBy, let mark = table.columns.firstIndex(where: { $0.name == renewedBy }),
                old[mark] != new[mark]
            else { return nil }
        }
        return Change(before, after)
    }
}
