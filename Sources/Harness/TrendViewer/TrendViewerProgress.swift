import Simulation
import Storage
import TrendViewer

/// What can be unfinished in the workflow, and who should take it next (seed 000).
enum TrendViewerProgress {
    static let rules: [ProgressRule] =
        DataType.allCases.map(crawlTarget) + [
            ProgressRule(
                table: "gb_console.wishlist_to_groups",
                unfinished: """
                    SELECT id FROM gb_console.wishlist_to_groups w WHERE status = 1 AND NOT EXISTS \
                    (SELECT 1 FROM gb_console.wishlist_dataset_histories h WHERE h.wishlist_to_group_id = w.id) \
                    ORDER BY id
                    """,
                shows: ["status", "admin_status"],
                explain: wishlist
            ),
            ProgressRule(
                table: "ds_analyzer.datasets",
                unfinished: "SELECT id FROM ds_analyzer.datasets WHERE status IN (1, 2) ORDER BY id",
                shows: ["status", "progress"],
                explain: { ("analyzer_batch", analyzerJob(dataset: $0.id, $0)) }
            ),
            histories, untoldHistories, batchJobs, batchLogs,
        ]

    // MARK: Crawl targets

    private static func crawlTarget(_ type: DataType) -> ProgressRule {
        ProgressRule(
            table: type.table,
            unfinished: "SELECT id FROM \(type.table) WHERE crawl_status IN (0, 1) ORDER BY id",
            shows: ["crawl_status", "sending_status"]
        ) { unfinished in
            if unfinished.row.int("crawl_status") == 0 {
                let selection = Selections.configsToCreate(type)
                return (
                    selection.name,
                    try notPicked(by: selection, unfinished) ?? "it is picked every 5 minutes, but PLG does not take it"
                )
            }
            return try crawl(of: type, unfinished)
        }
    }

    private static func crawl(of type: DataType, _ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let sql = """
            SELECT id, status FROM crawler_v2.configs WHERE data_type = ? AND summary_id = ? ORDER BY id DESC LIMIT 1
            """
        let found = try unfinished.session.query(sql, [SQLValue(type.rawValue), SQLValue(unfinished.id)]).first
        guard let config = found else {
            return ("plg-api", "PLG has no crawl request for it, so nothing will ever be crawled")
        }
        let id = config.int("id")
        switch config.int("status") {
        case 0, 1:
            let job = unfinished.jobs.last("crawler", where: [FaultAttribute("config_id", "\(id)")])
            return ("crawler", "crawl request \(id) is not done: " + sentence(of: job, "crawler", unfinished))
        case 3:
            return (
                "plg-api:sync-crawl-failed-from-crawler",
                "crawl request \(id) failed, but the failed list is asked for the current day only"
            )
        case 4: return ("nobody", "crawl request \(id) was canceled")
        default:
            return (
                "analyzerdb:sync-crawl-success-from-analyzer",
                "crawl request \(id) is done, but no record with a fitting timestamp is found"
            )
        }
    }

    // MARK: Wishlists

    private static func wishlist(_ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let selection = Selections.eligibleWishlists(at: unfinished.end)
        if let why = try notPicked(by: selection, unfinished) {
            let failed = try selection.explain(rowID: unfinished.id, in: unfinished.session).first { !$0.holds }
            guard failed?.condition.name == "subscription", failed?.actual == "unpaid" else {
                return (selection.name, why)
            }
            let event = unfinished.trace.lastCall("trend-viewer-api", "/webhooks/stripe")
            let fate = event.map { "the last event \(unfinished.trace.fate(of: $0))" } ?? "no event has come"
            return ("stripe", "\(why): only Stripe's checkout.session.completed makes it so, and \(fate)")
        }
        return (
            selection.name,
            "it is picked every 30 minutes, but its data does not reach the thresholds or PLG's validation is not complete"
        )
    }

    // MARK: Jobs

    static func analyzerJob(dataset: Int, _ unfinished: ProgressCase) -> String {
        let job = unfinished.jobs.last("analyzer_batch", where: [FaultAttribute("dataset_id", "\(dataset)")])
        return sentence(of: job, "analyzer_batch", unfinished)
    }

    static func sentence(of job: JobHistory.Job?, _ name: String, _ unfinished: ProgressCase) -> String {
        job?.sentence(since: unfinished.session.process.world.start) ?? "\(name) was never started for it"
    }

    // MARK: Selections

    /// The first condition of a selection that a row does not meet, in a sentence; nil when the row is picked.
    static func notPicked(by selection: Selection, _ unfinished: ProgressCase) throws -> String? {
        let failed = try selection.explain(rowID: unfinished.id, in: unfinished.session).first { !$0.holds }
        guard let failed else { return nil }
        return "\(selection.name) does not select it: \(failed.condition.name) is \(failed.actual.plainDescription), "
            + "needs \(failed.condition.needs)"
    }
}
