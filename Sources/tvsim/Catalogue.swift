internal import Harness
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
                    rows: Systems.all.map { [$0.name, $0.summary] }
                )
            ]
        case .commands:
            each(["command", "when", "what it does"]) { system in
                system.commands.map { [$0.vocabulary.usage, $0.schedule ?? "by hand", $0.summary] }
            }
        case .settings:
            each(["setting", "default", "what it decides"]) { system in
                system.settings.map { setting in
                    [
                        setting.name, text(setting.defaultText),
                        "\(setting.summary) Takes \(setting.expectation).",
                    ]
                }
            }
        case .faults: each(["on", "kind", "what can be said and done"]) { $0.faultTargets.map(row) }
        case .invariants: each(["id", "what it says"]) { system in system.invariants.map { [$0.id, $0.text] } }
        case .branches:
            each(["id", "document", "place", "what happens"]) { system in
                system.coverage.branches.map { [$0.id, $0.document, $0.place, $0.text] }
            }
        case .incidents:
            each(["id", "what goes wrong"]) { system in system.coverage.incidents.map { [$0.id, $0.text] } }
        }
    }

    private static func each(
        _ columns: [String],
        _ rows: (any SimulatedSystem.Type) -> [[String]]
    ) -> [Table] {
        Systems.all.map { Table(title: $0.name, columns: columns, rows: rows($0)) }
    }

    /// A default as it is typed after `--set`, without the quotes that a scenario puts around a text.
    private static func text(_ defaultText: String?) -> String {
        guard let defaultText else { return "in Mocks" }
        let isQuoted = defaultText.count > 1 && defaultText.hasPrefix("\"") && defaultText.hasSuffix("\"")
        return isQuoted ? String(defaultText.dropFirst().dropLast()) : defaultText
    }

    private static func row(_ target: FaultTarget) -> [String] {
        let parts = [
            ("do", target.verbs.map(\.rawValue)), ("where", target.attributes.map(\.words)), ("at", target.steps),
            ("on", target.routes.map { "\(target.name) \($0)" }),
        ]
        let lines = parts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
        return [target.name, target.kind.rawValue, lines.joined(separator: "\n")]
    }
}
