extension Catalog {
    /// Calls `body` with every lock that a row change needs: the row, its unique keys, the rows that it refers to.
    func forEachLock(of change: PendingChange, _ body: (LockRequest) -> Void) {
        let table = tables[change.table]
        body(LockRequest(resource: .row(table: table.index, id: change.rowID), mode: .exclusive))
        for key in table.keys.indices {
            let old = change.old.flatMap { table.keys[key].values(in: $0) }
            let new = change.new.flatMap { table.keys[key].values(in: $0) }
            // An update that leaves a key alone leaves its lock alone.
            guard old != new else { continue }
            for values in [old, new] {
                guard let values else { continue }
                body(LockRequest(resource: .key(table: table.index, key: key, values: values), mode: .exclusive))
            }
        }
        guard let new = change.new else { return }
        for parent in table.parents {
            guard case .integer(let id) = new[parent.column], change.old?[parent.column] != new[parent.column],
                let parentTable = self.table("\(table.schema).\(parent.table)")
            else { continue }
            body(LockRequest(resource: .row(table: parentTable.index, id: id), mode: .shared))
        }
    }

    /// What a lock is called in events and errors: `gb_console.malls#1` or `gb_console.malls(name='Amazon')`.
    func name(of resource: LockResource) -> String {
        switch resource {
        case .row(let table, let id): return "\(tables[table].name)#\(id)"
        case .key(let table, let key, let values):
            let pairs = zip(tables[table].uniqueKeys[key], values).map { "\($0)=\($1)" }
            return "\(tables[table].name)(\(pairs.joined(separator: ", ")))"
        }
    }
}

extension Table.UniqueKey {
    /// The key's values in a row, as they compare; nil when one is NULL, because NULLs are never equal.
    func values(in row: [SQLValue]) -> [SQLValue]? {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.count)
        for (column, ignoresCase) in zip(columns, ignoresCase) {
            switch row[column] {
            case .null: return nil
            case .text(let text) where ignoresCase: values.append(.text(text.lowercased()))
            case let value: values.append(value)
            }
        }
        return values
    }
}
