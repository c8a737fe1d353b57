import Simulation
import Wire

/// One message to the operators, before it is sent (reference trend-viewer §6.2).
struct SlackNotice: Equatable {
    /// How serious it is; the three colours of Slack go with it.
    enum Severity: String, CaseIterable {
        case info, warning, error, critical

        var colour: String {
            switch self {
            case .info: "good"
            case .warning: "warning"
            case .error, .critical: "danger"
            }
        }
    }

    /// What the message is about; its name goes with it, so that a reader need not parse the text.
    enum Kind: String, CaseIterable {
        case wishlistCreated = "wishlist_created"
        case wishlistRejected = "wishlist_rejected"
        case configsSent = "configs_sent"
        case configsFailed = "configs_failed"
        case failedListError = "failed_list_error"
        case crawlSuccesses = "crawl_successes"
        case datasetCreateSummary = "dataset_create_summary"
        case datasetCreateFailed = "dataset_create_failed"
        case validationFailed = "validation_failed"
        case analyzerTriggerFailed = "analyzer_trigger_failed"
        case invalidArgument = "invalid_argument"
        case databaseError = "database_error"
        case apiAuthentication = "api_authentication_error"
        case apiNotFound = "api_not_found"
        case apiService = "api_service_error"
        case apiTimeout = "api_timeout"
        case apiRateLimited = "api_rate_limited"
        case invalidTransition = "invalid_transition"
        case unknownStatus = "unknown_status"
        case logError = "log_error"
        case batchJobError = "batch_job_error"
        case notificationError = "notification_error"
        case pusherError = "pusher_error"
        case datasetCompleted = "dataset_completed"
        case datasetFailed = "dataset_failed"
        case rollback = "rollback"
        case apiRecovery = "api_recovery"
        case databaseRecovery = "database_recovery"
        case critical = "critical_error"
        case runSummary = "run_summary"
        case spvpTriggerFailed = "spvp_trigger_failed"
        case workflowCompleted = "workflow_completed"
        case readyFailed = "dataset_ready_failed"
        case openAIError = "openai_error"
    }

    var severity: Severity
    var kind: Kind
    /// What happened, in a sentence.
    var text: String
    /// What the operators can do about it.
    var hint: String?
    var datasetIDs: [Int] = []
    var wishlistSlugs: [String] = []

    /// The pages of the documentation that messages refer to (seed 002, "Notification Format"), by command.
    private static let references = [
        "dataset:create": "docs/backend/en/05.dataset/01.dataset-create.md",
        "dataset:get-status": "docs/backend/en/05.dataset/02.dataset-get-status.md",
        "plg-api:sending-configs-to-crawler": "docs/backend/en/03.crawler-integration/01.create-configs.md",
        "plg-api:sync-crawl-failed-from-crawler": "docs/backend/en/03.crawler-integration/03.sync-failed.md",
        "specific-viewpoint:process-batches": "docs/backend/en/06.specific-viewpoint/01.process-batches.md",
        "specific-viewpoint:check-batch-status": "docs/backend/en/06.specific-viewpoint/02.check-batch-status.md",
    ]

    /// The body of the webhook request.
    func payload(command: String, time: SimulationInstant) -> JSONValue {
        var lines = ["*\(command)* \(time.sqlText)", "[\(severity.rawValue.uppercased())] \(text)"]
        if !datasetIDs.isEmpty { lines.append("Datasets: \(datasetIDs.map(String.init).joined(separator: ", "))") }
        if !wishlistSlugs.isEmpty { lines.append("Wishlists: \(wishlistSlugs.joined(separator: ", "))") }
        let frame: JSONValue = [
            "command": .string(command),
            "severity": .string(severity.rawValue),
            "dataset_ids": .array(datasetIDs.map { JSONValue($0) }),
            "wishlist_slugs": .array(wishlistSlugs.map { .string($0) }),
        ]
        var body = JSONObject([("text", .string(lines.joined(separator: "\n")))])
        if let hint {
            var attachment = JSONObject([("color", .string(severity.colour)), ("text", .string(hint))])
            attachment["footer"] = Self.references[command].map { .string("See \($0)") }
            body["attachments"] = [.object(attachment)]
        }
        body["metadata"] = ["event_type": .string(kind.rawValue), "event_payload": frame]
        return .object(body)
    }
}
