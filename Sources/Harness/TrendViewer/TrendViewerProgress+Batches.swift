import Simulation
import Storage
import TrendViewer
import Wire

/// Viewpoint batches, which matter only where OpenAI maps the viewpoints (reference trend-viewer §1.9, Q-03).
extension TrendViewerProgress {
    /// Batch jobs that nobody has submitted.
    static let batchJobs = ProgressRule(
        table: "gb_analyzer.batch_jobs_vps",
        unfinished: "SELECT id FROM gb_analyzer.batch_jobs_vps WHERE log_creation_status = 1 ORDER BY id",
        shows: ["log_creation_status"],
        applies: { $0[TrendViewerSettings.spvpEngine] == .openai }
    ) { unfinished in
        let name = Selections.batchJobs().name
        let complaint = unfinished.trace.lastComplaint(of: name, GlobPattern("viewpoint batch \(unfinished.id) *"))
        guard let complaint else { return (name, "it is picked every 5 minutes, but no run has taken it") }
        return (
            name,
            "it is picked every 5 minutes, the last time at \(unfinished.trace.clock(complaint.time)): \(complaint.text)"
        )
    }

    /// Submitted batches whose results are not there.
    static let batchLogs = ProgressRule(
        table: "gb_analyzer.batch_jobs_vp_logs",
        unfinished: "SELECT id FROM gb_analyzer.batch_jobs_vp_logs WHERE status = 1 ORDER BY id",
        shows: ["openai_batch_id", "status"],
        applies: { $0[TrendViewerSettings.spvpEngine] == .openai },
        explain: batchLog
    )

    /// What the end of a history waits for.
    static func openBatches(_ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let jobs = try unfinished.session.query(
            """
            SELECT COUNT(*) AS jobs, COALESCE(SUM(log_creation_status = 1), 0) AS pending, \
            COALESCE(SUM(EXISTS (SELECT 1 FROM gb_analyzer.batch_jobs_vp_logs l \
            WHERE l.batch_jobs_vp_id = j.id AND l.status = 2)), 0) AS stored \
            FROM gb_analyzer.batch_jobs_vps j WHERE wishlist_dataset_history_id = ?
            """,
            [SQLValue(unfinished.id)]
        )[0]
        let (count, pending, open) = (jobs.int("jobs"), jobs.int("pending"), jobs.int("jobs") - jobs.int("stored"))
        guard count > 0 else {
            return (
                "dataset:get-status",
                "it has no viewpoint batch, and dataset:get-status creates them only in the run that completes the dataset"
            )
        }
        guard open > 0 else {
            let job = unfinished.jobs.all(Selections.batchLogs.name).last { $0.outcome != "finished" }
            let life = sentence(of: job, Selections.batchLogs.name, unfinished)
            return (
                "operator",
                "all \(count) of its viewpoint batches are stored, and only the run that stores the last one "
                    + "moves it" + (job == nil ? "" : ": \(life)")
            )
        }
        let next = pending > 0 ? Selections.batchJobs().name : Selections.batchLogs.name
        return (next, "only the last of its viewpoint batches moves it, and \(open) of \(count) are not stored")
    }

    private static func batchLog(_ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let name = Selections.batchLogs.name
        let batch = unfinished.row.text("openai_batch_id")
        let older = try unfinished.session.query(
            "SELECT COUNT(*) AS n FROM gb_analyzer.batch_jobs_vp_logs WHERE status = 1 AND id < ?",
            [SQLValue(unfinished.id)]
        )[0].int("n")
        guard let call = unfinished.trace.lastCall("openai", GlobPattern("/v1/batches/\(batch)")) else {
            return (name, "\(name) looks at the oldest of a chunk only, and \(older) older ones are still Pending")
        }
        guard case .answered(let response) = call.outcome, response.isSuccess,
            let status = (try? JSONValue(parsing: response.body))?["status"]?.string
        else { return (name, "its last check \(unfinished.trace.fate(of: call))") }
        guard status == "in_progress" else {
            return (
                name,
                "OpenAI has \(status) it, an end to which \(name) has no answer, so it keeps its place in the chunk"
            )
        }
        let job = unfinished.jobs.last("openai-batch", where: [FaultAttribute("batch_id", batch)])
        return ("openai-batch", "OpenAI still has it in progress: \(sentence(of: job, "openai-batch", unfinished))")
    }
}
