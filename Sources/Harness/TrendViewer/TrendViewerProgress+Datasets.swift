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
        let job = try analyzerJob(dataset: unfinished.id, unfinished)
        guard try unfinished.session.query(history, [SQLValue(unfinished.id)]).isEmpty else {
            return ("analyzer_batch", job)
        }
        return ("analyzer_batch", "\(job); no history has it, so nobody asks about it: " + orphaning(unfinished))
    }

    /// What analyzer_batch has done for a dataset, or what became of its trigger.
    static func analyzerJob(dataset: Int, _ unfinished: ProgressCase) throws -> String {
        let job = unfinished.jobs.last("analyzer_batch", where: [FaultAttribute("dataset_id", "\(dataset)")])
        if let job { return job.sentence(since: unfinished.session.process.world.start) }
        let trigger = unfinished.trace.lastCall(
            "cloud-run",
            "*/jobs/analyzer-batch:run",
            containing: ["\"DATASET_ID\",\"value\":\"\(dataset)\""]
        )
        let never = "analyzer_batch was never started for it: "
        guard let trigger else { return try never + "nobody has asked for it" + analysed(dataset, unfinished) }
        return never + "its trigger \(unfinished.trace.fate(of: trigger))"
    }

    /// What the rows tell of an analysis that an earlier run may have begun: FM-17, FM-26, FM-27 and FM-28.
    private static func analysed(_ dataset: Int, _ unfinished: ProgressCase) throws -> String {
        let sql = "SELECT status, progress FROM ds_analyzer.datasets WHERE id = ?"
        guard let row = try unfinished.session.query(sql, [SQLValue(dataset)]).first else { return "" }
        guard row.int("status") == 2 else { return "" }
        let filled = try tables.filter { table in
            let sql = "SELECT 1 FROM ds_analyzer.\(table) WHERE dataset_id = ? LIMIT 1"
            return try !unfinished.session.query(sql, [SQLValue(dataset)]).isEmpty
        }
        return ", and an earlier run has left it at progress \(row.int("progress")) with rows in \(filled.count) of "
            + "\(tables.count) result tables"
    }

    /// What an analysis writes (seed 000, phase 4).
    private static let tables = [
        "products", "product_details", "product_similarities", "ai_viewpoints", "review_sentence_aivp", "reviews",
        "review_sentences",
    ]

    /// Why nobody has recorded a dataset.
    private static func orphaning(_ unfinished: ProgressCase) -> String {
        let trace = unfinished.trace
        let created = unfinished.row.textOrNil("created_at") ?? ""
        let answered = trace.lastCall("tv-python-api", "/dataset/create") { named($0) == unfinished.id }
        let handled = trace.lastCall("tv-python-api", "/dataset/create") { call in
            call.handled > 0 && call.sent.sqlText <= created
        }
        guard let call = answered ?? handled else { return "nobody has asked for it" }
        guard answered == nil else { return unrecorded(call, unfinished) }
        guard case .answered = call.outcome else { return "the answer to \(call.from) \(trace.fate(of: call))" }
        let request = "the request of \(call.from) of \(trace.clock(call.sent))"
        if call.sent.sqlText < created { return "\(request) arrived only then, when nobody waited for its answer" }
        if let other = named(call) { return "\(request) arrived twice, and its answer named dataset \(other)" }
        return "the answer to \(request) named no dataset"
    }

    /// The dataset that the answer of the TV Python API names.
    private static func named(_ call: HTTPExchange) -> Int? {
        guard case .answered(let response) = call.outcome else { return nil }
        return (try? JSONValue(parsing: response.body))?["dataset_id"]?.integer.map { Int($0) }
    }

    /// Why the one who got the answer has written no history.
    private static func unrecorded(_ call: HTTPExchange, _ unfinished: ProgressCase) -> String {
        let trace = unfinished.trace
        let complaint = trace.lastComplaint(
            of: call.from,
            GlobPattern("*dataset \(unfinished.id) was created and could not be recorded*")
        )
        if let complaint { return "\(call.from) at \(trace.clock(complaint.time)): \(complaint.text)" }
        if let complaint = trace.lastComplaint(of: call.from, "*", by: { $0 == call.fromID }) {
            return "\(call.from) at \(trace.clock(complaint.time)): \(complaint.text)"
        }
        let job = unfinished.jobs.all(call.from).last { $0.started <= call.sent && $0.outcome != "finished" }
        return job?.sentence(since: unfinished.session.process.world.start) ?? "its history was deleted"
    }
}
