extension ConsoleSchema {
    /// What Stripe has reported, and the payments of subscriptions (reference trend-viewer §3.1, T-23…T-31).
    static let payments = """
        CREATE TABLE subscription_histories (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
            payment_status TEXT NOT NULL DEFAULT 'pending',
            invoice_id TEXT,
            payment_intent_id TEXT,
            paid_at TEXT,
            created_at TEXT,
            updated_at TEXT
        );
        CREATE INDEX subscription_histories_subscription ON subscription_histories (subscription_id);
        CREATE TABLE stripe_webhook_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            event_id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            created_at TEXT
        );
        """
}
