package import Simulation

/// One line of a log, taken from the event that it is.
package struct LogLine: Sendable {
    package let time: SimulationInstant
    package let process: String?
    /// The log that it was written to, such as `crawler`.
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

    /// The lines of a run as files, by path below the folder that is given to `--logs`.
    ///
    /// - Parameters:
    ///   - events: the events of the run.
    ///   - system: the name of the system, which says where its logs are and in which form.
    /// - Returns: the files.
    package static func files(of events: [Event], in system: String) -> [(path: String, lines: [String])] {
        let guide = Systems.named(system)?.logs ?? LogGuide()
        var files: [String: [String]] = [:]
        if let log = guide.application { files[log] = [] }
        for line in events.compactMap(Self.init) {
            let text = line.log == guide.application ? line.text : "[\(line.time.sqlText)] \(line.level): \(line.text)"
            files[line.log, default: []].append(text)
        }
        return files.sorted { $0.key < $1.key }.map { log, lines in
            ("\(guide.folder)/\(log.replacing("/", with: "-")).log", lines)
        }
    }
}
