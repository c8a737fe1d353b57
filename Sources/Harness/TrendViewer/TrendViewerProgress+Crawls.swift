import Simulation
import Storage
import TrendViewer
import Wire

/// Crawl targets that wait to be sent or to be crawled (seed 000, phase 2).
extension TrendViewerProgress {
    /// The targets of one type.
    static func crawlTargets(_ type: DataType) -> ProgressRule {
        ProgressRule(
            table: type.table,
            unfinished: "SELECT id FROM \(type.table) WHERE crawl_status IN (0, 1) ORDER BY id",
            shows: ["crawl_status", "sending_status"]
        ) { unfinished in
            if unfinished.row.int("crawl_status") == 0 { return try sending(of: type, unfinished) }
            return try crawl(of: type, unfinished)
        }
    }

    // MARK: Sending

    private static func sending(of type: DataType, _ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let selection = Selections.configsToCreate(type)
        if let why = try notPicked(by: selection, unfinished) { return (selection.name, why) }
        let (trace, limit) = (unfinished.trace, 100)
        let conditions = selection.conditions.map { "(\($0.sql))" }.joined(separator: " AND ")
        let before = try unfinished.session.query(
            "SELECT COUNT(*) AS n FROM \(type.table) WHERE \(conditions) AND id < ?",
            [SQLValue(unfinished.id)]
        )[0].int("n")
        guard before < limit else {
            return (
                selection.name,
                "each run takes the first \(limit) rows of its selection, and \(before) with lower ids are before it"
            )
        }
        let call = trace.lastCall("plg-api", "/bulk-create", containing: [naming(type, unfinished.id)])
        guard let call else { return (selection.name, "no run has sent it to PLG") }
        return (
            "plg-api",
            "\(selection.name) sends it every 5 minutes, and PLG does not take it: the last bulk-create \(trace.fate(of: call))"
        )
    }

    /// What a bulk request holds that names a target, as a pattern.
    private static func naming(_ type: DataType, _ id: Int) -> String {
        "{\"data_type\":\"\(type.rawValue)\"*\"summary_id\":\(id),"
    }

    // MARK: Crawling

    private static func crawl(of type: DataType, _ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let sql = """
            SELECT id, status, input FROM crawler_v2.configs WHERE data_type = ? AND summary_id = ? \
            ORDER BY id DESC LIMIT 1
            """
        let found = try unfinished.session.query(sql, [SQLValue(type.rawValue), SQLValue(unfinished.id)]).first
        guard let config = found else {
            return ("plg-api", "PLG has no crawl request for it: " + lost(type, unfinished))
        }
        let id = config.int("id")
        switch config.int("status") {
        case 0, 1:
            let job = unfinished.jobs.last("crawler", where: [FaultAttribute("config_id", "\(id)")])
            let state = config.int("status") == 1 ? "Running, and no crawler of this run" : "Queued, and no crawler"
            guard let job else { return ("crawler", "crawl request \(id) is \(state) has taken it") }
            return ("crawler", "crawl request \(id) is not done: " + sentence(of: job, "crawler", unfinished))
        case 3: return ("plg-api:sync-crawl-failed-from-crawler", try failure(of: id, unfinished))
        case 4: return ("nobody", "crawl request \(id) was canceled")
        default: return try success(of: id, type, unfinished)
        }
    }

    /// Why a target that counts as sent is not with PLG.
    private static func lost(_ type: DataType, _ unfinished: ProgressCase) -> String {
        let trace = unfinished.trace
        let call = trace.lastCall("plg-api", "/bulk-create", containing: [naming(type, unfinished.id)])
        guard let call else { return "nobody has sent it" }
        guard case .answered(let response) = call.outcome,
            let asked = (try? JSONValue(parsing: call.request.body))?["configs"]?.array?.count,
            let taken = (try? JSONValue(parsing: response.body))?["configs"]?.array?.count, taken < asked
        else { return "the bulk-create \(trace.fate(of: call))" }
        return
            "the answer to the bulk-create of \(trace.clock(call.sent)) lists \(taken) of \(asked), all were marked as sent"
    }

    /// Why the failed list does not bring a failure: it is not had, or the failure lies in a day that is not asked for any more.
    private static func failure(of config: Int, _ unfinished: ProgressCase) throws -> String {
        let zone = unfinished.settings[TrendViewerSettings.timeZone]
        let job = unfinished.jobs.last("crawler", where: [FaultAttribute("config_id", "\(config)")])
        let logged = try unfinished.session.query(
            "SELECT error_code, failed_at FROM crawler_v2.error_logs WHERE config_id = ? ORDER BY id DESC LIMIT 1",
            [SQLValue(config)]
        ).first
        guard let logged else { return "crawl request \(config) failed, but no failure of it is logged" }
        let window = "the failed list is asked for the current day of \(zone) only"
        guard let ended = job?.ended else {
            let code = logged.text("error_code")
            return "crawl request \(config) failed with \(code), logged as of \(logged.text("failed_at")): \(window)"
        }
        let when = unfinished.trace.clock(ended)
        let what = "crawl request \(config) failed with \(logged.text("error_code")) at \(when)"
        guard logged.text("failed_at") == ended.sqlText else {
            return "\(what), but was logged as of \(logged.text("failed_at")) instead of \(ended.sqlText): \(window)"
        }
        let name = "plg-api:sync-crawl-failed-from-crawler"
        let call = unfinished.trace.lastCall("plg-api", "/failed-list") { $0.sent >= ended }
        guard let call else {
            return "\(what), and the failed list was not asked for since\(runs(of: name, unfinished))"
        }
        guard case .answered(let response) = call.outcome, response.isSuccess else {
            return "\(what), but the request for the failed list \(unfinished.trace.fate(of: call))"
        }
        return "\(what), after the last run of that day: \(window)"
    }

    /// Why the data of a crawl that is done does not count.
    private static func success(
        of config: Int,
        _ type: DataType,
        _ unfinished: ProgressCase
    ) throws -> (next: String, why: String) {
        let selection = Selections.crawlsInProgress(type)
        if let why = try notPicked(by: selection, unfinished) { return (selection.name, why) }
        let source = unfinished.settings[TrendViewerSettings.successSource].rawValue
        let done = "crawl request \(config) is done, but "
        guard let crawled = try crawledAt(config, type, source, unfinished) else {
            let job = unfinished.jobs.last("supply", where: [FaultAttribute("config_id", "\(config)")])
            let error = unfinished.trace.lastComplaint(of: "supply", GlobPattern("\(type.rawValue) * not synced*")) {
                $0 == job?.id
            }
            let life =
                source == "gb_analyzer"
                ? ": " + sentence(of: job, "supply", unfinished) + (error.map { ": \($0.text)" } ?? "") : ""
            return (source == "gb_analyzer" ? "supply" : "crawler", "\(done)\(source) has no record of it\(life)")
        }
        let sent = unfinished.row.textOrNil("sent_at") ?? "never"
        guard crawled < sent else {
            return (
                selection.name, "\(done)no run has looked for its data since\(runs(of: selection.name, unfinished))"
            )
        }
        return (
            selection.name,
            "\(done)its data does not fit: crawled_at \(crawled) is before sent_at \(sent)"
        )
    }

    /// When the latest record of a request was crawled, by the record itself; nil when there is none.
    private static func crawledAt(
        _ config: Int,
        _ type: DataType,
        _ source: String,
        _ unfinished: ProgressCase
    ) throws -> String? {
        let sql =
            switch type {
            case .product:
                """
                SELECT MAX(p.crawled_at) AS at FROM crawler_v2.configs c JOIN \(source).products p \
                ON p.input = c.input AND p.input_type = c.input_type WHERE c.id = ?
                """
            case .productReview:
                """
                SELECT MAX(r.crawled_at) AS at FROM crawler_v2.configs c JOIN \(source).products p \
                ON p.input = c.input AND p.input_type = c.input_type JOIN \(source).reviews r ON r.product_id = p.id \
                WHERE c.id = ?
                """
            case .category:
                """
                SELECT MAX(t.crawled_at) AS at FROM crawler_v2.configs c JOIN gb_analyzer.t_category_rankings t \
                ON t.category_id = c.category_id AND t.mall_id = c.mall_id WHERE c.id = ?
                """
            case .searchQuery:
                """
                SELECT MAX(t.crawled_at) AS at FROM crawler_v2.configs c JOIN gb_analyzer.t_sq_rankings t \
                ON t.keyword = c.keyword AND t.mall_id = c.mall_id WHERE c.id = ?
                """
            }
        return try unfinished.session.query(sql, [SQLValue(config)]).first?.textOrNil("at")
    }
}
