/// What `tvsim list` shows, gathered from the systems.
enum Catalogue {
    /// One table: a system's settings, its commands.
    struct Table: Sendable {
        let title: String
        let columns: [String]
        let rows: [[String]]
    }

    /// The tables of a topic, one a system.
    static func tables(_ topic: ListCommand.Topic) -> [Table] {
        switch topic {
        case .systems: []
        case .commands: []
        case .settings: []
        case .faults: []
        case .invariants: []
        }
    }
}
