import Simulation
import Storage
import TrendViewer
import Wire

/// Wishlists that wait for a dataset (seed 000, phase 3).
extension TrendViewerProgress {
    /// An Active wishlist without a dataset, or one that asks for another while the last does not end.
    static let wishlists = ProgressRule(
        table: "gb_console.wishlist_to_groups",
        unfinished: """
            SELECT id FROM gb_console.wishlist_to_groups w WHERE status = 1 AND (NOT EXISTS \
            (SELECT 1 FROM gb_console.wishlist_dataset_histories h WHERE h.wishlist_to_group_id = w.id) \
            OR manual_request = 1 AND EXISTS (SELECT 1 FROM gb_console.wishlist_dataset_histories h \
            WHERE h.wishlist_to_group_id = w.id AND h.status IN (1, 2))) ORDER BY id
            """,
        shows: ["status", "admin_status"]
    ) { unfinished in
        let selection = Selections.eligibleWishlists(at: unfinished.end)
        let targets = try targets(of: unfinished.id, unfinished)
        if targets.isEmpty { return ("trend-viewer-api", "it has no crawl targets: " + creation(of: unfinished)) }
        if let answer = try notEligible(selection, unfinished) { return answer }
        if let why = try lack(targets, unfinished) {
            return (selection.name, "\(selection.name) leaves it out: \(why)")
        }
        return try validation(unfinished) ?? sendingOff(unfinished)
    }

    /// Why dataset:create does not select a wishlist; nil when it does.
    private static func notEligible(
        _ selection: Selection,
        _ unfinished: ProgressCase
    ) throws -> (next: String, why: String)? {
        guard let why = try notPicked(by: selection, unfinished) else { return nil }
        let failed = try selection.explain(rowID: unfinished.id, in: unfinished.session).first { !$0.holds }
        guard failed?.condition.name == "subscription", failed?.actual == "unpaid" else { return (selection.name, why) }
        let event = unfinished.trace.lastCall("trend-viewer-api", "/webhooks/stripe")
        let fate = event.map { "the last event \(unfinished.trace.fate(of: $0))" } ?? "no event has come"
        return ("stripe", "\(why): only Stripe's checkout.session.completed makes it so, and \(fate)")
    }

    /// One crawl target of a wishlist.
    private struct Target {
        let type: DataType
        let id: Int
        let crawlStatus: Int
    }

    private static func targets(of wishlist: Int, _ unfinished: ProgressCase) throws -> [Target] {
        try DataType.allCases.flatMap { type in
            try unfinished.session.query(
                """
                SELECT t.id, t.crawl_status FROM \(type.table) t JOIN \(type.itemTable) i \
                ON i.\(type.itemColumn) = t.id WHERE i.wishlist_to_group_id = ? ORDER BY t.id
                """,
                [SQLValue(wishlist)]
            ).map { Target(type: type, id: $0.int("id"), crawlStatus: $0.int("crawl_status")) }
        }
    }

    /// What became of the request that made the wishlist.
    private static func creation(of unfinished: ProgressCase) -> String {
        let created = unfinished.row.textOrNil("created_at") ?? ""
        let world = unfinished.session.process.world
        let request = unfinished.jobs.all("trend-viewer-api").last { job in
            job.started.sqlText <= created && created <= (job.ended ?? world.now).sqlText
        }
        guard let request else { return "nothing has ever added one" }
        let complaint = unfinished.trace.lastComplaint(of: request.name, "*could not store the wishlist*") {
            $0 == request.id
        }
        return request.sentence(since: world.start) + (complaint.map { ": \($0.text)" } ?? "")
    }

    // MARK: Thresholds

    private static func lack(_ targets: [Target], _ unfinished: ProgressCase) throws -> String? {
        let open = targets.filter { $0.crawlStatus < 2 }
        if let first = open.first {
            return
                "\(open.count) of \(targets.count) crawls have not ended, the first is \(first.type.table) \(first.id)"
        }
        let products = targets.filter { $0.type == .product }
        let crawled = products.filter { $0.crawlStatus == 2 }
        let wanted = unfinished.settings[TrendViewerSettings.minProducts]
        guard crawled.count >= wanted else {
            let missing = products.filter { $0.crawlStatus != 2 }
            let first = missing.first.map {
                ", \($0.type.table) \($0.id) is \($0.crawlStatus == 3 ? "Error" : "Canceled")"
            }
            return "\(crawled.count) products have data, needs \(wanted)\(first ?? "")"
        }
        let sentences = try sentences(of: crawled, unfinished)
        let wantedSentences = unfinished.settings[TrendViewerSettings.minSentences]
        guard sentences < wantedSentences else { return nil }
        return "\(sentences) embedded review sentences, needs \(wantedSentences)"
    }

    private static func sentences(of products: [Target], _ unfinished: ProgressCase) throws -> Int {
        let source = unfinished.settings[TrendViewerSettings.successSource]
        let embedded = source == .analyzerV2 ? "s.embedding_status = 1" : "s.embedding IS NOT NULL"
        let schema = source.rawValue
        return try products.reduce(0) { count, product in
            try count
                + unfinished.session.query(
                    """
                    SELECT COUNT(*) AS n FROM \(product.type.table) t JOIN \(schema).products p ON p.input = t.input \
                    AND p.input_type = t.input_type JOIN \(schema).reviews r ON r.product_id = p.id \
                    JOIN \(schema).review_sentences s ON s.review_id = r.id WHERE t.id = ? AND \(embedded)
                    """,
                    [SQLValue(product.id)]
                )[0].int("n")
        }
    }

    // MARK: Other services

    /// What PLG's validation lacks; nil when it is complete.
    private static func validation(_ unfinished: ProgressCase) throws -> (next: String, why: String)? {
        let trace = unfinished.trace
        guard let call = trace.lastCall("plg-api", "/validate-data") else { return nil }
        let asked = "dataset:create asks every 30 minutes whether embedding and prediction are complete: "
        guard case .answered(let response) = call.outcome, response.isSuccess else {
            return ("plg-api", "\(asked)the last request \(trace.fate(of: call))")
        }
        let body = try? JSONValue(parsing: response.body)
        guard body?["complete"]?.bool != nil else {
            return (
                "plg-api", "\(asked)the last answer, at \(trace.clock(call.sent)), cannot be read: \(response.text)"
            )
        }
        let missing = body?["missing"]?.array ?? []
        guard let first = missing.first, let input = first["input"]?.string, let reason = first["reason"]?.string else {
            return nil
        }
        let answer = "\(asked)at \(trace.clock(call.sent)) PLG misses \(missing.count), first \(input) (\(reason))"
        let model = unfinished.jobs.last("crawler", where: [FaultAttribute("input", input)])
        return ("crawler", "\(answer); \(sentence(of: model, "crawler", unfinished))")
    }

    private static func sendingOff(_ unfinished: ProgressCase) -> (next: String, why: String) {
        let trace = unfinished.trace
        let slug = unfinished.row.text("slug")
        let call = trace.lastCall(
            "tv-python-api",
            "/dataset/create",
            containing: ["\"wishlist_slug\":\"\(slug)\""]
        )
        guard let call else {
            let name = "dataset:create"
            return (name, "its data is complete, but no run has taken it since\(runs(of: name, unfinished))")
        }
        let last = "the last request for its dataset \(trace.fate(of: call)), and no history was written"
        guard case .answered(let response) = call.outcome, response.isSuccess else { return ("tv-python-api", last) }
        let job = unfinished.jobs.all(call.from).last { $0.started <= call.sent && $0.outcome != "finished" }
        let life = job.map { ": " + $0.sentence(since: unfinished.session.process.world.start) } ?? ""
        return (call.from, last + life)
    }
}
