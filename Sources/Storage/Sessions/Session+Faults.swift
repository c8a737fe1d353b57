internal import Simulation

extension Session {
    /// What a statement is called in effects and crashes: `update gb_console.malls`.
    func name(of statement: Statement) -> String {
        guard let target = statement.target else { return "write" }
        return "\(target.operation.rawValue) \(target.table)"
    }

    /// The fault that strikes at a statement, asked for each row that it changed until one strikes.
    ///
    /// A statement that changed no row is one place too, which has no columns.
    func fault(at statement: Statement, _ changes: [PendingChange]) -> FaultFiring? {
        guard !changes.isEmpty else {
            guard let target = statement.target else { return nil }
            return fault(on: target.table, target.operation.rawValue, [])
        }
        for change in changes {
            let table = database.catalog.tables[change.table]
            var columns: [FaultAttribute] = []
            for (column, value) in zip(table.columns, change.new ?? change.old ?? []) {
                columns.append(FaultAttribute(column.name, value.plainDescription))
            }
            if let firing = fault(on: table.name, change.operation.rawValue, columns) { return firing }
        }
        return nil
    }

    /// The fault that strikes at a commit: only one that asks for `operation` `commit`, and names a table that the
    /// transaction has changed or the process.
    func faultAtCommit(of changes: [PendingChange]) -> FaultFiring? {
        let faults = process.world.faults
        guard faults.waits(at: .write) else { return nil }
        let tables = Set(changes.map(\.table)).sorted().map { database.catalog.tables[$0].name }
        return faults.fire(
            at: .write,
            names: tables + [process.name],
            process: process,
            attributes: [
                FaultAttribute("operation", "commit"), FaultAttribute("process", process.name),
                FaultAttribute("step", process.lastStep ?? ""),
            ]
        ) { rule, action in
            rule.conditions.contains { $0.attribute == "operation" } && Self.suits(action)
        }
    }

    private func fault(on table: String, _ operation: String, _ columns: [FaultAttribute]) -> FaultFiring? {
        process.world.faults.fire(
            at: .write,
            names: [table, process.name],
            process: process,
            attributes: [
                FaultAttribute("operation", operation), FaultAttribute("table", table),
                FaultAttribute("process", process.name), FaultAttribute("step", process.lastStep ?? ""),
            ] + columns
        ) { _, action in Self.suits(action) }
    }

    private static func suits(_ action: FaultAction) -> Bool {
        action == .failWrite || action == .crashBefore || action == .crashAfter
    }
}
