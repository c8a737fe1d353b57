package import Wire

/// Something that is done to the world from outside.
package struct Step: Sendable {
    package let at: Moment
    /// The step's own name, if the file gives one, for reports.
    package let name: String?
    /// Why the step is there, if the file says so.
    package let note: String?
    package let action: Action
    package let position: JSONPosition

    /// What a step does.
    package enum Action: Sendable {
        case request(RequestAction)
        case run(RunAction)
        case sql(SQLAction)
        case repair(RepairAction)
    }

    /// The step as a report shows it: its name, or what it does.
    package var text: String {
        if let name { return name }
        return switch action {
        case .request(let request): request.text
        case .run(let run): run.line.text
        case .sql(let sql): sql.statement
        case .repair(let repair): repair.text
        }
    }
}
