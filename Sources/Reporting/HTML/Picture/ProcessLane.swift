internal import Harness
internal import Scenarios
internal import Wire

/// All runs of the processes of one name, a line of the picture.
package struct ProcessLane: Sendable {
    /// What kind of thing does the work, which the page has a symbol for.
    package enum Kind: String, Sendable {
        case user, command, service, job, message, world
    }

    /// The name of the processes.
    package let name: String
    /// What they are.
    package let kind: Kind
    /// Their lives, in the order of starting.
    package let runs: [ProcessLife]

    /// Sorts lives into lanes: those that did something in the order of doing it first, then the idle ones.
    static func all(of lives: [ProcessLife], in capture: RunCapture, type: any SimulatedSystem.Type) -> [ProcessLane] {
        var names: [String] = []
        var runs: [String: [ProcessLife]] = [:]
        for life in lives {
            if runs[life.name] == nil { names.append(life.name) }
            runs[life.name, default: []].append(life)
        }
        let kinds = KindFinder(type, senders: Set(capture.exchanges.map(\.from)))
        let lanes = names.map { ProcessLane(name: $0, kind: kinds.kind(of: $0), runs: runs[$0] ?? []) }
        return lanes.filter { !$0.isIdle } + lanes.filter(\.isIdle)
    }

    private var isIdle: Bool { runs.allSatisfy(\.isIdle) }
}

/// Tells what kind of thing a process is by its name, from what the system says of itself.
private struct KindFinder {
    private var kinds: [String: ProcessLane.Kind] = [:]
    private let senders: Set<String>

    init(_ type: any SimulatedSystem.Type, senders: Set<String>) {
        for target in type.faultTargets {
            switch target.kind {
            case .service: kinds[target.name] = .service
            case .channel: kinds[target.name] = .message
            case .process: kinds[target.name] = .job
            case .command: kinds[target.name] = .command
            case .table, .clock: break
            }
        }
        for command in type.commands { kinds[command.vocabulary.name] = .command }
        kinds["given"] = .world
        kinds["operator"] = .user
        self.senders = senders
    }

    /// People are no part of a system: they are whoever else sends requests.
    func kind(of name: String) -> ProcessLane.Kind {
        kinds[name] ?? (senders.contains(name) ? .user : .world)
    }
}
