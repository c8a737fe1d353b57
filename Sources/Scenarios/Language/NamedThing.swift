/// What a key of the scenario language names, where only a system's vocabulary can say which values are right.
///
/// The JSON Schema narrows such a key to the names that exist; the reader checks them itself.
enum NamedThing: Sendable {
    /// The system.
    case system
    /// Settings by name.
    case settings
    /// Rows by table.
    case rowsByTable
    /// A table.
    case table
    /// Columns of the table that stands beside the key.
    case columns
    /// A command line.
    case command
    /// A service that takes requests.
    case service
    /// A request: method and path.
    case request
    /// A service, or a service with method and path.
    case call
    /// What a fault strikes.
    case faultTarget
    /// Invariants: all of them, or a list.
    case invariants
    /// Invariants by id.
    case reasonsByInvariant
    /// A job that can be started again, a message that can be sent again.
    case repair(RepairVocabulary.Verb)
}
