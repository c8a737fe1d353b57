import Simulation
import Testing
import TrendViewer
import Wire

/// Stripe's events (reference trend-viewer §1.13; FM-57).
struct StripeWebhookTests {
    private func event(_ id: String, _ type: String = "checkout.session.completed", slug: String = "next")
        -> HTTPRequest
    {
        let session: JSONValue = ["subscription": "sub_1", "metadata": ["subscription_slug": .string(slug)]]
        let body: JSONValue = ["id": .string(id), "type": .string(type), "data": ["object": session]]
        return HTTPRequest(.post, "/webhooks/stripe", json: body)
    }

    private func bench(status: String = "unpaid", faults: [FaultRule] = []) throws -> Bench {
        let bench = try Bench(["subscriptionPeriod": .text("1d")], faults: faults)
        try bench.givenWishlist()
        try bench.given(
            "INSERT INTO gb_console.subscriptions (id, group_id, slug, status) VALUES (9, 1, 'next', '\(status)')",
            "INSERT INTO gb_console.subscription_histories (subscription_id) VALUES (9)"
        )
        return bench
    }

    private func state(_ bench: Bench) throws -> [String] {
        let sql = """
            SELECT s.status, s.payment_provider_subscription_id, s.deadline_at, h.payment_status \
            FROM gb_console.subscriptions s JOIN gb_console.subscription_histories h ON h.subscription_id = s.id
            """
        return try bench.rows(sql)[0]
    }

    @Test func `A completed checkout makes an unpaid subscription active, once`() throws {
        let bench = try bench()
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api")?.status == 200)
        let active = try state(bench)
        #expect(active[0] == "active")
        #expect(active[1] == "sub_1")
        #expect(active[3] == "paid")
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api")?.status == 200)
        #expect(try state(bench) == active, "a replay changes nothing, not even the deadline")
        #expect(try bench.rows("SELECT event_id FROM gb_console.stripe_webhook_events") == [["evt_1"]])
    }

    @Test func `Other events are noted and change nothing`() throws {
        let bench = try bench()
        #expect(try bench.send(event("evt_1", "invoice.paid"), to: "trend-viewer-api")?.status == 200)
        #expect(try state(bench)[0] == "unpaid")
        #expect(try bench.rows("SELECT type FROM gb_console.stripe_webhook_events") == [["invoice.paid"]])
    }

    @Test func `A subscription that is not unpaid stays as it is`() throws {
        let bench = try bench(status: "canceled")
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api")?.status == 200)
        #expect(try state(bench)[0] == "canceled")
    }

    @Test func `An event of an unknown subscription is refused and not noted, so that a replay can work`() throws {
        let bench = try bench()
        #expect(try bench.send(event("evt_1", slug: "other"), to: "trend-viewer-api")?.status == 404)
        #expect(try bench.rows("SELECT id FROM gb_console.stripe_webhook_events").isEmpty)
        let empty = HTTPRequest(.post, "/webhooks/stripe", json: [:])
        #expect(try bench.send(empty, to: "trend-viewer-api")?.status == 422)
    }

    @Test func `A write that fails leaves neither the event nor half a subscription`() throws {
        let fault = FaultRule(
            id: "fails",
            site: .write,
            target: "gb_console.subscription_histories",
            conditions: [.init(attribute: "process", pattern: "trend-viewer-api")],
            actions: [.failWrite]
        )
        let bench = try bench(faults: [fault])
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api")?.status == 500)
        #expect(try state(bench)[0] == "unpaid")
        #expect(try bench.rows("SELECT id FROM gb_console.stripe_webhook_events").isEmpty)
    }

    @Test func `A crash before the event is noted leaves it to the replay`() throws {
        let crash = FaultRule(
            id: "crash",
            site: .step,
            target: "trend-viewer-api",
            conditions: [.init(attribute: "step", pattern: "stripe-event")],
            times: 1,
            actions: [.crash]
        )
        let bench = try bench(faults: [crash])
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api") == nil)
        #expect(try bench.send(event("evt_1"), to: "trend-viewer-api")?.status == 200)
        #expect(try state(bench)[0] == "active")
    }
}
