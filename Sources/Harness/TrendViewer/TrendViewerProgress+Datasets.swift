import Simulation
import Storage
import TrendViewer
import Wire

/// Datasets that analyzer_batch has not brought to an end (seed 000, phase 4).
extension TrendViewerProgress {
    /// Only analyzer_batch moves a dataset; without a history, nobody even asks about it.
    static let datasets = ProgressRule(
        table: "ds_analyzer.datasets",
        unfinished: "SELECT id FROM ds_analyzer.datasets WHERE status IN (1, 2) ORDER BY id",
        shows: ["status", "progress"]
    ) { unfinished in
        let history = "SELECT id FROM gb_console.wishlist_dataset_histories WHERE dataset_id = ? LIMIT 1"
        let job = analyzerJob(dataset: unfinished.id, unfinished)
        guard try unfinished.session.query(history, [SQLValue(unfinished.id)]).isEmpty else {
            return ("analyzer_batch", job)
        }
        return ("analyzer_batch", "\(job); no history has it, so nobody asks about it: " + orphaning(unfinished))
    }

    /// What analyzer_batch has done for a dataset, or what became of its trigger.
    static func analyzerJob(dataset: Int, _ unfinished: ProgressCase) -> String {
        let job = unfinished.jobs.last("analyzer_batch", where: [FaultAttribute("dataset_id", "\(dataset)")])
        if let job { return job.sentence(since: unfinished.session.process.world.start) }
        let trigger = unfinished.trace.lastCall(
            "cloud-run",
            "*/jobs/analyzer-batch:run",
            containing: ["\"DATASET_ID\",\"value\":\"\(dataset)\""]
        )
        let fate = trigger.map { "its trigger \(unfinished.trace.fate(of: $0))" } ?? "nobody has asked for it"
        return "analyzer_batch was never started for it: \(fate)"
    }

    /// Why nobody has recorded a dataset.
    private static func orphaning(_ unfinished: ProgressCase) -> String {
        let trace = unfinished.trace
        let created = unfinished.row.textOrNil("created_at") ?? ""
        let call = trace.lastCall("tv-python-api", "/dataset/create") { call in
            if case .answered(let response) = call.outcome,
                let id = (try? JSONValue(parsing: response.body))?["dataset_id"]?.integer
            {
                return id == Int64(unfinished.id)
            }
            return call.handled > 0 && call.sent.sqlText == created
        }
        guard let call else { return "nobody has asked for it" }
        guard case .answered = call.outcome else { return "the answer to \(call.from) \(trace.fate(of: call))" }
        let complaint = trace.lastComplaint(
            of: call.from,
            GlobPattern("*dataset \(unfinished.id) was created and could not be recorded*")
        )
        if let complaint { return "\(call.from) at \(trace.clock(complaint.time)): \(complaint.text)" }
        let job = unfinished.jobs.all(call.from).last { $0.started <= call.sent && $0.outcome != "finished" }
        return job?.sentence(since: unfinished.session.process.world.start) ?? "its history was deleted"
    }
}
