package import Scenarios
import Simulation
package import Storage

/// What one run has reached, as far as coverage asks.
package struct RunCoverage: Sendable, Equatable {
    /// How a process of a command ended.
    package enum CommandEnd: String, CaseIterable, Sendable {
        case exit0 = "exit 0"
        case exit1 = "exit 1"
        case crashed, hung
    }

    /// The ids of the branches that were taken.
    package var branches: Set<String> = []
    /// The changes of each status that the simulated services made, and those that only operators made.
    package var changes: [String: Set<StatusColumn.Change>] = [:]
    package var operatorChanges: [String: Set<StatusColumn.Change>] = [:]
    /// The changes of each status that were asked for and refused.
    package var refusals: [String: Set<StatusColumn.Change>] = [:]
    /// The ends of each command.
    package var commandEnds: [String: Set<CommandEnd>] = [:]
    /// What faults did, by target.
    package var faults: [String: Set<FaultVerb>] = [:]

    /// Makes the coverage of a run that reached nothing.
    package init() {}

    /// Looks at a run that stands at its end.
    ///
    /// - Throws: `DatabaseError` when a check's query is wrong.
    package init(of parts: WorldParts, _ type: any SimulatedSystem.Type, _ session: Session) throws {
        let world = parts.world
        let commands = Set(type.commands.map(\.vocabulary.name))
        for event in world.events.events { note(event, of: type, commands) }
        for row in parts.database.changes {
            for status in type.coverage.statuses {
                guard let change = status.change(in: row, of: parts.database.catalog) else { continue }
                if row.process == "operator" {
                    operatorChanges[status.name, default: []].insert(change)
                } else {
                    changes[status.name, default: []].insert(change)
                }
            }
        }
        for outcome in world.faults.outcomes where !outcome.effects.isEmpty { note(outcome, of: type) }
        for check in type.coverage.checks
        where try check.finds(in: world.events.events, session, end: world.now) { branches.insert(check.branch) }
    }

    private mutating func note(_ event: Event, of type: any SimulatedSystem.Type, _ commands: Set<String>) {
        switch event.kind {
        case .branch: branches.insert(event.subject)
        case .statusRefused:
            let column = event.subject
            guard
                let status = type.coverage.statuses.first(where: { status in
                    status.columns.contains { "\($0.table).\($0.column)" == column }
                })
            else { return }
            let ends = event.detail.split(separator: " ").compactMap { Int($0) }
            guard ends.count == 2 else { return }
            refusals[status.name, default: []].insert(.init(ends[0], ends[1]))
        case .commandExit: note(CommandEnd(rawValue: event.subject), of: event.process, commands)
        case .processCrashed: note(.crashed, of: event.process, commands)
        case .processHung: note(.hung, of: event.process, commands)
        default: return
        }
    }

    private mutating func note(_ end: CommandEnd?, of process: String?, _ commands: Set<String>) {
        guard let end, let process, commands.contains(process) else { return }
        commandEnds[process, default: []].insert(end)
    }

    private mutating func note(_ outcome: FaultOutcome, of type: any SimulatedSystem.Type) {
        let verbs = Set(outcome.rule.actions.compactMap { $0.map(FaultVerb.init(of:)) })
        let pattern = GlobPattern(String(outcome.rule.target.description.prefix { $0 != " " }))
        let names: [String] =
            switch outcome.rule.site {
            case .write: [Self.tables]
            case .clock: [Self.clocks]
            case .call, .step, .tick: type.faultTargets.map(\.name).filter(pattern.matches)
            }
        for name in names { faults[name, default: []].formUnion(verbs) }
    }

    /// The names under which faults on tables and on clocks are counted, whichever they are.
    package static let tables = "(any table)"
    package static let clocks = "(any clock)"
}

extension FaultVerb {
    /// The word for an action.
    init(of action: FaultAction) {
        switch action {
        case .crashBefore, .crashAfter: self = .crash
        default: self = FaultVerb(rawValue: action.name) ?? .fail
        }
    }
}
