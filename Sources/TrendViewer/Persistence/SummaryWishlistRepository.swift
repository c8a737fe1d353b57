import Simulation
import Storage
import Wire

/// Reads and writes the crawl targets of one type: the `SummaryWishlist…Repository` of the documents.
///
/// Every method throws `DatabaseError`, or what stops the process itself. A write that would change nothing is left
/// out, as Eloquent leaves out a model that is not dirty.
struct SummaryWishlistRepository {
    let workflow: WorkflowContext
    let type: DataType

    private var session: Session { workflow.console }

    /// CMD-07: the targets that PLG does not have, as many as one run sends.
    func chunkDataSendToCreate(limit: Int) throws -> [SummaryTarget] {
        try targets(session.select(Selections.configsToCreate(type), limit: limit))
    }

    /// CMD-08: the targets that PLG has in an older version, as many as one run sends.
    func chunkDataSendToUpdate(limit: Int) throws -> [SummaryTarget] {
        try targets(session.select(Selections.configsToUpdate(type), limit: limit))
    }

    /// CMD-10: the targets that are being crawled, in chunks.
    func chunkDataUpdateCrawlStatusSuccess(limit: Int) throws -> [[SummaryTarget]] {
        let all = try targets(session.select(Selections.crawlsInProgress(type)))
        return stride(from: 0, to: all.count, by: limit).map { Array(all[$0..<min($0 + limit, all.count)]) }
    }

    /// CMD-09: those of the targets that exist.
    func getExisting(_ ids: [Int]) throws -> [SummaryTarget] {
        try targets(
            ids.flatMap { try session.query("SELECT * FROM \(type.table) WHERE id = ?", [SQLValue($0)]) }
        )
    }

    /// The targets of a wishlist.
    func targets(wishlistID: Int) throws -> [SummaryTarget] {
        let sql = """
            SELECT t.* FROM \(type.table) t JOIN \(type.itemTable) i ON i.\(type.itemColumn) = t.id \
            WHERE i.wishlist_to_group_id = ? ORDER BY t.id
            """
        return try targets(session.query(sql, [SQLValue(wishlistID)]))
    }

    /// The targets of a wishlist that wait or are being crawled and that no other active wishlist wants.
    func cancellable(wishlistID: Int) throws -> [SummaryTarget] {
        let sql = """
            SELECT t.* FROM \(type.table) t JOIN \(type.itemTable) i ON i.\(type.itemColumn) = t.id \
            WHERE i.wishlist_to_group_id = ? AND t.crawl_status IN (0, 1) AND NOT EXISTS (\
            SELECT 1 FROM \(type.itemTable) o JOIN gb_console.wishlist_to_groups w ON w.id = o.wishlist_to_group_id \
            WHERE o.\(type.itemColumn) = t.id AND o.wishlist_to_group_id <> i.wishlist_to_group_id \
            AND w.status = 1) ORDER BY t.id
            """
        return try targets(session.query(sql, [SQLValue(wishlistID)]))
    }

    /// PLG has the configuration and crawls.
    func markSent(_ target: SummaryTarget, configID: Int?, at sent: SimulationInstant) async throws {
        let sql = """
            UPDATE \(type.table) SET sending_status = 1, crawl_status = 1, crawler_config_id = ?, sent_at = ?, \
            updated_at = ? WHERE id = ?
            """
        try await session.execute(sql, [SQLValue(configID), SQLValue(sent), workflow.now, SQLValue(target.id)])
    }

    /// PLG has the changed configuration and crawls again.
    func markUpdated(_ target: SummaryTarget, at sent: SimulationInstant) async throws {
        let sql = """
            UPDATE \(type.table) SET needs_update = 0, crawl_status = 1, sent_at = ?, updated_at = ? WHERE id = ?
            """
        try await session.execute(sql, [SQLValue(sent), workflow.now, SQLValue(target.id)])
    }

    /// PLG may not have the configuration.
    func markSendingError(_ target: SummaryTarget) async throws {
        guard target.sendingStatus != .error else { return }
        let sql = "UPDATE \(type.table) SET sending_status = 2, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [workflow.now, SQLValue(target.id)])
    }

    /// The data has arrived.
    func markSuccess(_ target: SummaryTarget, crawledAt: String) async throws {
        let sql = "UPDATE \(type.table) SET crawl_status = 2, crawled_at = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(crawledAt), workflow.now, SQLValue(target.id)])
    }

    /// Sets the crawl status.
    ///
    /// - Returns: false when it already is that.
    @discardableResult
    func mark(_ target: SummaryTarget, _ status: CrawlStatus) async throws -> Bool {
        guard target.crawlStatus != status else { return false }
        let sql = "UPDATE \(type.table) SET crawl_status = ?, updated_at = ? WHERE id = ?"
        try await session.execute(sql, [SQLValue(status.rawValue), workflow.now, SQLValue(target.id)])
        return true
    }

    private func targets(_ rows: [Row]) throws -> [SummaryTarget] {
        try rows.map { row in
            SummaryTarget(
                id: row.int("id"),
                key: try key(row),
                crawlStatus: CrawlStatus(rawValue: row.int("crawl_status")) ?? .new,
                sendingStatus: SendingStatus(rawValue: row.int("sending_status")) ?? .notSent,
                configID: row.intOrNil("crawler_config_id"),
                sentAt: row.textOrNil("sent_at")
            )
        }
    }

    private func key(_ row: Row) throws -> SummaryTarget.Key {
        switch type {
        case .product:
            return .product(
                product(row),
                schedule: row.text("schedule"),
                priority: row.int("priority")
            )
        case .productReview:
            let sql = "SELECT * FROM gb_console.summary_wishlist_products WHERE id = ?"
            let found = try session.query(sql, [row["summary_wishlist_product_id"]]).first
            return .productReview(found.map(product) ?? ProductKey(input: "", type: .asin, mallID: 1))
        case .category: return .category(id: row.text("category_id"), mallID: row.int("mall_id"))
        case .searchQuery: return .searchQuery(keyword: row.text("keyword"), mallID: row.int("mall_id"))
        }
    }

    private func product(_ row: Row) -> ProductKey {
        ProductKey(
            input: row.text("input"),
            type: InputType(rawValue: row.int("input_type")) ?? .asin,
            mallID: row.int("mall_id")
        )
    }
}
