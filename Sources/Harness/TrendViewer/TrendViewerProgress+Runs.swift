import Simulation
import Storage

/// What became of the runs of a command that ought to take a row and does not.
extension TrendViewerProgress {
    /// Why the runs of a command did nothing, behind a colon: none was started, or the last one did not come to its end.
    ///
    /// Empty where they ran as they should; a run that the end of the scenario cut off says nothing.
    static func runs(of name: String, _ unfinished: ProgressCase) -> String {
        let runs = unfinished.jobs.all(name)
        guard let first = runs.first else { return ": \(name) was never started" }
        guard let last = runs.last(where: { $0.outcome != nil }) else {
            return ": \(first.sentence(since: unfinished.session.process.world.start))"
        }
        guard last.outcome != "finished" else { return "" }
        return ": \(last.sentence(since: unfinished.session.process.world.start))"
    }

    /// Who holds the lock on the row for which others waited last, behind a semicolon; empty when nobody had to wait.
    static func lockHolder(of row: String, _ unfinished: ProgressCase) -> String {
        guard let holder = unfinished.trace.lockHolder(of: row).flatMap(unfinished.jobs.process) else { return "" }
        return "; the row is locked: \(holder.sentence(since: unfinished.session.process.world.start))"
    }
}
