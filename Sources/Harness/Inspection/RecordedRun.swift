import Simulation
import Storage

/// A run that was read back from its record, whole.
package struct RecordedRun: Sendable {
    /// What it came to.
    package let report: RunReport
    /// What it left.
    package let capture: RunCapture
    /// The text of the scenario's file.
    package let scenarioText: String
    /// The version of tvsim that ran it.
    package let version: String

    /// The kinds of Slack messages that every run of a command sends.
    package var routineMessages: Set<String> { Systems.named(report.system)?.routineMessages ?? [] }

    /// The tables whose rows are datasets.
    package var datasetTables: [String] { Systems.named(report.system)?.datasetTables ?? [] }

    /// The names of every process that did something, sorted.
    package var processNames: [String] { Set(capture.events.compactMap(\.process)).sorted() }

    /// The kinds of every event, sorted.
    package var eventKinds: [String] { Set(capture.events.map(\.kind.rawValue)).sorted() }

    /// Where each committed change stands among the events: the log has one event for each, in their order.
    ///
    /// A damaged record may have fewer; what is left over stands at the end.
    package var changePlaces: [Int] {
        let places = capture.events.indices.filter { capture.events[$0].kind == .change }
        return places + Array(repeating: capture.events.count, count: max(0, capture.changes.count - places.count))
    }
}

extension RunRecordReader {
    /// Reads everything back.
    ///
    /// - Throws: `RunRecordProblem` when the record contradicts itself.
    package func run() throws(RunRecordProblem) -> RecordedRun {
        RecordedRun(report: report, capture: try capture(), scenarioText: scenarioText, version: version)
    }
}
