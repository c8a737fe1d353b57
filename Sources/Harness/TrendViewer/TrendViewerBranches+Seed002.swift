extension TrendViewerBranches {
    /// The branches of seed 002, dataset:get-status.
    static let seed002 = [
        CoveragePoint("S.1.start", "002", "step 1", "Command start logged with its parameter."),
        CoveragePoint("S.1.found", "002", "step 1", "Pending and analyzing records returned and counted."),
        CoveragePoint("S.1.one-dataset", "002", "step 1", "dataset_id given: only that one."),
        CoveragePoint("S.1.database-error", "002", "step 1", "Database connection error: log and Slack."),
        CoveragePoint("S.1.none", "002", "step 1", "No pending datasets: log."),
        CoveragePoint("S.1.invalid-id", "002", "step 1", "Invalid dataset_id: log and Slack."),
        CoveragePoint("S.2.request", "002", "step 2", "Request prepared: id validated, authentication header added."),
        CoveragePoint("S.2.detail", "002", "step 2", "Status and progress returned and logged."),
        CoveragePoint("S.2.auth-error", "002", "step 2", "Authentication error: log and Slack."),
        CoveragePoint("S.2.not-found", "002", "step 2", "Dataset not found: log and Slack."),
        CoveragePoint("S.2.service-error", "002", "step 2", "Service error: log with response and Slack."),
        CoveragePoint("S.2.timeout", "002", "step 2", "Timeout: log with attempt and Slack."),
        CoveragePoint("S.2.rate-limited", "002", "step 2", "Rate limited: log with backoff advice."),
        CoveragePoint("S.3.changed", "002", "step 3", "Status changed: transaction, update, creation log, log."),
        CoveragePoint("S.3.unchanged", "002", "step 3", "Status unchanged: log, go on."),
        CoveragePoint("S.3.invalid-transition", "002", "step 3", "Invalid transition: log and Slack."),
        CoveragePoint("S.3.unknown-status", "002", "step 3", "Status value outside the mapping: log and Slack."),
        CoveragePoint("S.3.update-error", "002", "step 3", "Database update error: log, rollback, Slack."),
        CoveragePoint("S.3.log-error", "002", "step 3", "Creation log insert error: log and Slack."),
        CoveragePoint("S.4.batch-jobs", "002", "step 4", "Batch jobs created in gb_analyzer.batch_jobs_vps."),
        CoveragePoint("S.4.no-batch-needed", "002", "step 4", "Viewpoint requirements need no batch job."),
        CoveragePoint("S.4.notification", "002", "step 4", "Success notification row, e-mail prepared."),
        CoveragePoint("S.4.slack", "002", "step 4", "Completion with statistics logged and sent to Slack."),
        CoveragePoint(
            "S.4.manual-flag",
            "002",
            "step 4",
            "Manual request flag reset, CancelCrawlerScheduleOnceJob dispatched."
        ),
        CoveragePoint("S.4.batch-error", "002", "step 4", "Batch job creation error: log and Slack."),
        CoveragePoint("S.4.notification-error", "002", "step 4", "Notification error: log and Slack alert."),
        CoveragePoint("S.5.error-message", "002", "step 5", "error_message stored and logged."),
        CoveragePoint("S.5.notification", "002", "step 5", "Failure notification row, failure e-mail prepared."),
        CoveragePoint("S.5.slack", "002", "step 5", "Failure alert with details to Slack, logged."),
        CoveragePoint("S.6.completion", "002", "step 6", "Completion event to private channels, acknowledged."),
        CoveragePoint("S.6.failure", "002", "step 6", "Failure event to private channels, acknowledged."),
        CoveragePoint("S.6.pusher-error", "002", "step 6", "Pusher error: log, database-only fallback, Slack."),
        CoveragePoint("S.6.websocket-error", "002", "step 6", "WebSocket error: log, partial delivery."),
        CoveragePoint("S.7.commit", "002", "step 7", "Transaction committed and logged."),
        CoveragePoint("S.7.summary", "002", "step 7", "Statistics, totals, execution time logged; summary to Slack."),
        CoveragePoint("S.7.rollback", "002", "step 7", "Transaction rolled back: log with reason, Slack alert."),
        CoveragePoint(
            "S.7.api-recovery",
            "002",
            "step 7",
            "API error details with retry information; Slack with resolution steps."
        ),
        CoveragePoint("S.7.database-recovery", "002", "step 7", "Database error details logged, Slack."),
        CoveragePoint("S.7.critical", "002", "step 7", "Critical error: log, Slack, further processing halted."),
        CoveragePoint("S.F.schedule", "002", "frequency", "Run by the scheduler every five minutes."),
        CoveragePoint("S.F.manual", "002", "frequency", "Run by hand."),
        CoveragePoint(
            "S.T.pending-query",
            "002",
            "troubleshooting",
            "The operators' query for datasets that await an update finds some."
        ),
        CoveragePoint(
            "S.T.stuck-query",
            "002",
            "troubleshooting",
            "The operators' query for datasets stuck for two hours finds some."
        ),
        CoveragePoint(
            "S.T.changes-query",
            "002",
            "troubleshooting",
            "The operators' query for recent status changes finds some."
        ),
        CoveragePoint(
            "S.T.failures-query",
            "002",
            "troubleshooting",
            "The operators' query for failed update attempts finds some."
        ),
        CoveragePoint(
            "S.T.errors-query",
            "002",
            "troubleshooting",
            "The operators' query for error messages finds some."
        ),
        CoveragePoint("S.T.greps", "002", "troubleshooting", "The operators' four greps all find lines in the log."),
    ]
}
