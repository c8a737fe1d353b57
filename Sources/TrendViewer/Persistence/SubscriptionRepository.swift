import Simulation
import Storage

/// Writes what Stripe reports of subscriptions (reference trend-viewer §1.13).
///
/// Every method throws `DatabaseError`, or what stops the process itself.
struct SubscriptionRepository {
    let workflow: WorkflowContext

    private var session: Session { workflow.console }

    /// True when an event has been taken before: Stripe sends again what it has no answer to.
    func knows(eventID: String) throws -> Bool {
        let sql = "SELECT id FROM gb_console.stripe_webhook_events WHERE event_id = ?"
        return try !session.query(sql, [SQLValue(eventID)]).isEmpty
    }

    /// Notes an event.
    func record(eventID: String, type: String) async throws {
        let sql = "INSERT INTO gb_console.stripe_webhook_events (event_id, type, created_at) VALUES (?, ?, ?)"
        try await session.execute(sql, [SQLValue(eventID), SQLValue(type), workflow.now])
    }

    /// The id and the status of the subscription with a slug, locked; nil when there is none.
    func lock(slug: String) async throws -> (id: Int, status: String)? {
        let sql = "SELECT id FROM gb_console.subscriptions WHERE slug = ?"
        guard let id = try session.query(sql, [SQLValue(slug)]).first?.int("id") else { return nil }
        try await session.lock("gb_console.subscriptions", id: id)
        let row = try session.query("SELECT status FROM gb_console.subscriptions WHERE id = ?", [SQLValue(id)])[0]
        return (id, row.text("status"))
    }

    /// Makes a subscription active, and its pending payment paid.
    func activate(_ id: Int, providerID: String?, deadline: SimulationInstant) async throws {
        let sql = """
            UPDATE gb_console.subscriptions SET status = 'active', payment_provider_subscription_id = ?, \
            deadline_at = ?, updated_at = ? WHERE id = ?
            """
        try await session.execute(sql, [SQLValue(providerID), SQLValue(deadline), workflow.now, SQLValue(id)])
        let payment = """
            UPDATE gb_console.subscription_histories SET payment_status = 'paid', paid_at = ?, updated_at = ? \
            WHERE subscription_id = ? AND payment_status = 'pending'
            """
        try await session.execute(payment, [workflow.now, workflow.now, SQLValue(id)])
    }
}
