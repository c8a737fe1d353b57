package import Simulation

/// One line of a log, taken from the event that it is.
package struct LogLine: Sendable {
    package let time: SimulationInstant
    package let process: String?
    /// The log that it was written to, such as `laravel`.
    package let log: String
    package let level: String
    package let text: String

    /// Takes the line out of an event; nil for an event of another kind.
    package init?(_ event: Event) {
        guard event.kind == .log, let space = event.subject.lastIndex(of: " ") else { return nil }
        time = event.time
        process = event.process
        log = String(event.subject[..<space])
        level = String(event.subject[event.subject.index(after: space)...])
        text = event.detail
    }

    /// The line as its file has it: Laravel's is whole already, another gets the time and the level in front.
    package var fileText: String { log == "laravel" ? text : "[\(time.sqlText)] \(level): \(text)" }

    /// The lines of a run as files, by path below the folder that is given to `--logs`.
    ///
    /// Laravel's is where an operator looks for it, `storage/logs/laravel.log` (seed 002, "Check Logs").
    package static func files(of events: [Event]) -> [(path: String, lines: [String])] {
        var lines: [String: [String]] = ["laravel": []]
        for line in events.compactMap(Self.init) { lines[line.log, default: []].append(line.fileText) }
        return lines.sorted { $0.key < $1.key }.map { log, lines in
            ("storage/logs/\(log.replacing("/", with: "-")).log", lines)
        }
    }
}
