/// One row change as the preupdate hook saw it, before anybody knows whether it will be committed.
struct PendingChange {
    /// The table's place in the catalog.
    let table: Int

    /// The row's id.
    let rowID: Int64

    /// The values before; nil for an insert.
    let old: [SQLValue]?

    /// The values after; nil for a delete.
    let new: [SQLValue]?

    /// The last step of the process that wrote it.
    let step: String?

    /// What the change does.
    var operation: WriteOperation {
        old == nil ? .insert : new == nil ? .delete : .update
    }

    /// The change that undoes this one.
    var inverse: PendingChange {
        PendingChange(table: table, rowID: rowID, old: new, new: old, step: step)
    }

    /// The insert of the same row under another id.
    func moved(to id: Int64, in table: Table) -> PendingChange {
        var values = new ?? []
        if let column = table.idColumn { values[column] = .integer(id) }
        return PendingChange(table: self.table, rowID: id, old: nil, new: values, step: step)
    }

    /// False for an update that wrote the values which were there.
    var isReal: Bool {
        guard let old, let new else { return true }
        return old != new
    }
}
