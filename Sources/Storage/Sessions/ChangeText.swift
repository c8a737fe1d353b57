/// Writes row changes as events show them.
///
/// Every committed change is written, so this works on bytes and keeps its buffer.
struct ChangeText {
    private var bytes: [UInt8] = []

    /// The row: `gb_console.malls#1`.
    mutating func subject(of change: PendingChange, _ table: Table) -> String {
        start()
        add(table.name)
        bytes.append(UInt8(ascii: "#"))
        add(change.rowID)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is different: `status 1→2, name Amazon→Rakuten`, `+ id=1 name=Amazon`, `- id=1 name=Amazon`.
    mutating func detail(of change: PendingChange, _ table: Table) -> String {
        start()
        switch (change.old, change.new) {
        case (let old?, let new?): addDifferences(old, new, table)
        case (nil, let new?): addRow(new, "+", table)
        case (let old?, nil): addRow(old, "-", table)
        case (nil, nil): break
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func start() {
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func addDifferences(_ old: [SQLValue], _ new: [SQLValue], _ table: Table) {
        for index in old.indices where old[index] != new[index] {
            if !bytes.isEmpty { add(", ") }
            add(table.columns[index].name)
            bytes.append(UInt8(ascii: " "))
            add(old[index])
            add("→")
            add(new[index])
        }
    }

    private mutating func addRow(_ row: [SQLValue], _ sign: String, _ table: Table) {
        add(sign)
        for index in row.indices {
            bytes.append(UInt8(ascii: " "))
            add(table.columns[index].name)
            bytes.append(UInt8(ascii: "="))
            add(row[index])
        }
    }

    private mutating func add(_ value: SQLValue) {
        switch value {
        case .text(let text): add(text)
        case .integer(let value): add(value)
        case .null: add("NULL")
        case .real, .blob: add(value.description)
        }
    }

    private mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func add(_ value: Int64) {
        guard value > 9 || value < 0 else {
            bytes.append(UInt8(ascii: "0") + UInt8(value))
            return
        }
        add(String(value))
    }
}
