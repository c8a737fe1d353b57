package import Harness
internal import Simulation

/// What the page draws of one run: computed from the report and what the run left, so that a live run and a recorded
/// one give the same picture.
package struct RunPicture: Sendable {
    package let report: RunReport
    package let capture: RunCapture
    /// The lines of processes.
    package let lanes: [ProcessLane]
    /// The lines of rows with a status.
    package let statuses: [StatusLane]
    /// Who asked whom for what.
    package let diagram: SequenceDiagram

    /// Draws a run; nil when this tvsim does not know the system, of which a record may be.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - capture: what it left.
    package init?(_ report: RunReport, _ capture: RunCapture) {
        guard let system = Systems.named(report.system) else { return nil }
        self.report = report
        self.capture = capture
        let lives = ProcessLife.all(in: capture, until: report.end, routine: system.routineMessages)
        let lanes = ProcessLane.all(of: lives, in: capture, type: system)
        self.lanes = lanes
        diagram = SequenceDiagram(report, capture, lanes: lanes, type: system)
        statuses = StatusLane.all(in: capture, type: system, until: report.end)
    }

    /// The diagram as Mermaid text, with its last line ended.
    package var mermaid: String { MermaidText(diagram, start: report.start).text }
}
