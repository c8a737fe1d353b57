internal import Simulation

/// Writes row changes as events show them.
///
/// Every committed change is written, so this keeps its buffer.
struct ChangeText: ~Copyable {
    private var buffer = TextBuffer()

    /// The row: `gb_console.malls#1`.
    mutating func subject(of change: PendingChange, _ table: Table) -> String {
        buffer.removeAll()
        buffer.add(table.name)
        buffer.add(ascii: "#")
        buffer.add(Int(change.rowID))
        return buffer.text
    }

    /// What is different: `status 1→2, name Amazon→Rakuten`, `+ id=1 name=Amazon`, `- id=1 name=Amazon`.
    mutating func detail(of change: PendingChange, _ table: Table) -> String {
        buffer.removeAll()
        switch (change.old, change.new) {
        case (let old?, let new?): addDifferences(old, new, table)
        case (nil, let new?): addRow(new, "+", table)
        case (let old?, nil): addRow(old, "-", table)
        case (nil, nil): break
        }
        return buffer.text
    }

    private mutating func addDifferences(_ old: [SQLValue], _ new: [SQLValue], _ table: Table) {
        for index in old.indices where old[index] != new[index] {
            if !buffer.isEmpty { buffer.add(", ") }
            buffer.add(table.columns[index].name)
            buffer.add(ascii: " ")
            add(old[index])
            buffer.add("→")
            add(new[index])
        }
    }

    private mutating func addRow(_ row: [SQLValue], _ sign: Unicode.Scalar, _ table: Table) {
        buffer.add(ascii: sign)
        for index in row.indices {
            buffer.add(ascii: " ")
            buffer.add(table.columns[index].name)
            buffer.add(ascii: "=")
            add(row[index])
        }
    }

    private mutating func add(_ value: SQLValue) {
        switch value {
        case .text(let text): buffer.add(text)
        case .integer(let value): buffer.add(Int(value))
        case .null: buffer.add("NULL")
        case .real, .blob: buffer.add(value.description)
        }
    }
}
