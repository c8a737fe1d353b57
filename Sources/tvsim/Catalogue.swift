internal import Scenarios
internal import Simulation

/// What `tvsim list` shows, gathered from the systems.
enum Catalogue {
    /// One table: a system's settings, its commands.
    struct Table: Sendable {
        /// The system, or what all systems share.
        let title: String
        let columns: [String]
        let rows: [[String]]
    }

    /// The tables of a topic, one a system.
    static func tables(_ topic: ListCommand.Topic) -> [Table] {
        switch topic {
        case .systems:
            [
                Table(
                    title: "tvsim",
                    columns: ["system", "what it is"],
                    rows: Engine.systems.map { [$0.name, $0.summary] }
                )
            ]
        case .commands: each(["command", "usage"]) { $0.commands.map { [$0.name, $0.usage] } }
        case .settings:
            each(["setting", "default", "value", "what it decides"]) { vocabulary in
                vocabulary.settings.map { [$0.name, $0.defaultText ?? "Mocks", $0.expectation, $0.summary] }
            }
        case .faults: each(["on", "kind", "where", "at the steps", "do"]) { $0.faultTargets.map(row) }
        case .invariants: each(["id", "what it says"]) { $0.invariants.map { [$0.id, $0.text] } }
        }
    }

    private static func each(_ columns: [String], _ rows: (Vocabulary) -> [[String]]) -> [Table] {
        Engine.systems.map { Table(title: $0.name, columns: columns, rows: rows($0.vocabulary)) }
    }

    private static func row(_ target: FaultTarget) -> [String] {
        [
            target.name, target.kind.rawValue, target.attributes.joined(separator: ", "),
            target.steps.joined(separator: ", "), target.verbs.map(\.rawValue).joined(separator: ", "),
        ]
    }
}
