package import Scenarios

/// What scenarios of one system reach between them, and what they miss.
package struct CoverageReport: Sendable {
    /// The system that the scenarios run.
    package let system: String
    /// Every documented branch.
    package let branches: [Branch]
    /// Every change of a status, first the legal ones of each status, then the others.
    package let transitions: [Transition]
    /// Every command with every way in which it can end.
    package let commands: [CommandEnd]
    /// Everything that a fault can do, by target.
    package let faults: [Fault]
    /// Every known failure mode.
    package let incidents: [Shown]

    /// A scenario that held, and what it reached.
    package struct Run: Sendable {
        /// The scenario's name.
        package let scenario: String
        /// What it reached.
        package let coverage: RunCoverage

        /// Makes a run.
        package init(_ scenario: String, _ coverage: RunCoverage) {
            self.scenario = scenario
            self.coverage = coverage
        }
    }

    /// A documented branch with the scenarios that take it.
    package struct Branch: CoverageEntry {
        /// The branch.
        package let point: CoveragePoint
        /// The names of the scenarios.
        package let scenarios: [String]
    }

    /// A change of a status with the scenarios that make it.
    package struct Transition: CoverageEntry {
        /// The status, and the change in words.
        package let status: String
        package let text: String
        /// True when the documents allow it.
        package let isLegal: Bool
        /// Scenarios in which a service makes it, in which only an operator does, and in which it is refused.
        package let scenarios: [String]
        package let byOperator: [String]
        package let refused: [String]

        /// True when a legal change is made, by whomever, or an illegal one is never made by a service.
        package var isGood: Bool { isLegal ? !(scenarios.isEmpty && byOperator.isEmpty) : scenarios.isEmpty }
    }

    /// A command that ends in some way.
    package struct CommandEnd: CoverageEntry {
        /// The command, and how it ends.
        package let command: String
        package let end: RunCoverage.CommandEnd
        /// The names of the scenarios.
        package let scenarios: [String]
    }

    /// Something that a fault does to a target.
    package struct Fault: CoverageEntry {
        /// The target, and what is done to it.
        package let target: String
        package let verb: FaultVerb
        /// The names of the scenarios.
        package let scenarios: [String]
    }

    /// A failure mode with the scenarios that show it.
    package struct Shown: CoverageEntry {
        /// The failure mode.
        package let incident: Incident
        /// The names of the scenarios.
        package let scenarios: [String]
    }

    /// True when every documented branch is taken.
    package var isComplete: Bool { branches.allSatisfy(\.isGood) }

    /// Gathers what runs have reached.
    package init(of type: any SimulatedSystem.Type, runs: [Run]) {
        func scenarios(where reaches: (RunCoverage) -> Bool) -> [String] {
            runs.filter { reaches($0.coverage) }.map(\.scenario)
        }
        system = type.name
        let map = type.coverage
        branches = map.branches.map { point in
            Branch(point: point, scenarios: scenarios { $0.branches.contains(point.id) })
        }
        transitions = map.statuses.flatMap { status in
            (status.legal.map { ($0, true) } + status.illegal.map { ($0, false) }).map { change, isLegal in
                Transition(
                    status: status.name,
                    text: status.text(change),
                    isLegal: isLegal,
                    scenarios: scenarios { $0.changes[status.name]?.contains(change) ?? false },
                    byOperator: scenarios { $0.operatorChanges[status.name]?.contains(change) ?? false },
                    refused: scenarios { $0.refusals[status.name]?.contains(change) ?? false }
                )
            }
        }
        commands = type.commands.flatMap { command in
            RunCoverage.CommandEnd.allCases.map { end in
                let name = command.vocabulary.name
                return CommandEnd(
                    command: name,
                    end: end,
                    scenarios: scenarios { $0.commandEnds[name]?.contains(end) ?? false }
                )
            }
        }
        let targets =
            type.faultTargets.map { ($0.name, $0.verbs) } + [
                (RunCoverage.tables, FaultTarget.Kind.table.verbs), (RunCoverage.clocks, FaultTarget.Kind.clock.verbs),
            ]
        faults = targets.flatMap { target, verbs in
            verbs.map { verb in
                Fault(
                    target: target,
                    verb: verb,
                    scenarios: scenarios { $0.faults[target]?.contains(verb) ?? false }
                )
            }
        }
        incidents = map.incidents.map { incident in
            Shown(incident: incident, scenarios: runs.map(\.scenario).filter(incident.isShown))
        }
    }
}
