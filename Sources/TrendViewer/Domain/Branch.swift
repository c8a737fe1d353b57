/// A documented branch of the workflow, under the id that coverage reports use.
///
/// The code marks a branch on the line where it takes it (`process.mark(.…)`), so that a run says which of the
/// documents' sentences it has seen at work. Only branches that the workflow itself takes are listed; the
/// simulators have their own.
package enum Branch: String, CaseIterable, Sendable {
    // Seed 000, the dataset workflow.
    /// Wishlist request validated and stored; `wishlist_to_groups` active, summary rows new.
    case wishlistValidateStore = "W.1.validate-store"
    /// Creation written to the log.
    case wishlistLog = "W.1.log"
    /// Creation notification sent to Slack.
    case wishlistSlack = "W.1.slack"
    /// Backend selects rows waiting to be crawled.
    case crawlQueryPending = "W.2.query-pending"
    /// Nothing waits to be crawled.
    case crawlNonePending = "W.2.none-pending"
    /// Crawl configuration sent to PLG.
    case crawlSendConfig = "W.2.send-config"
    /// `crawl_status` New to InProgress.
    case crawlStatusInProgress = "W.2.status-0-1"
    /// `crawl_status` InProgress to Success.
    case crawlStatusSuccess = "W.2.status-1-2"
    /// `crawl_status` Canceled.
    case crawlStatusCanceled = "W.2.status-canceled"
    /// Wishlist found ready.
    case datasetReady = "W.3.ready"
    /// Wishlist not ready: crawl unfinished.
    case datasetNotReady = "W.3.not-ready"
    /// PLG reports embedding and prediction complete.
    case datasetValidated = "W.3.validated"
    /// PLG reports embedding or prediction incomplete.
    case datasetNotValidated = "W.3.not-validated"
    /// History created: status 1, `spvp_status` 1.
    case datasetHistoryRow = "W.3.history-row"
    /// Cloud Run job for `analyzer_batch` started.
    case datasetTriggerAnalyzer = "W.3.trigger-analyzer"
    /// Analysis completed notification reaches the backend.
    case analysisNotifyBackend = "W.4.notify-backend"
    /// History status 3, `spvp_status` 2.
    case analysisSyncHistory = "W.4.sync-history"
    /// `spvp_batch` started.
    case spvpTrigger = "W.5.trigger"
    /// `spvp_status` 2 to 3.
    case spvpCompleted = "W.5.completed"
    /// Workflow completion logged.
    case spvpLog = "W.5.log"
    /// Success sent to Slack.
    case spvpSlack = "W.5.slack"
    /// API told that the dataset is ready.
    case spvpReady = "W.5.ready"
    /// Status update reaches the app.
    case spvpWebsocket = "W.5.websocket"
    /// `crawl_status` Error.
    case errorCrawlStatus = "W.E.crawl-status"

    // Seed 001, the API of dataset creation.
    /// User authenticated.
    case createAnalysisAuthenticated = "C.1.authenticated"
    /// No valid authentication.
    case createAnalysis401 = "C.1.401"
    /// Wishlist slug unknown.
    case createAnalysis404Missing = "C.1.404-missing"
    /// Wishlist of a group the user is not in.
    case createAnalysis404Access = "C.1.404-access"
    /// Subscription expired.
    case createAnalysis402Expired = "C.1.402-expired"
    /// Subscription invalid.
    case createAnalysis402Invalid = "C.1.402-invalid"
    /// A dataset of the wishlist is being processed.
    case createAnalysis409 = "C.1.409"
    /// Wishlist data aggregated and formatted.
    case createAnalysisPrepare = "C.1.prepare"
    /// Wishlist data incomplete: refused with a reason.
    case createAnalysisIncomplete = "C.1.incomplete"
    /// TV Python API creates the dataset; id extracted.
    case createAnalysisCreated = "C.1.created"
    /// TV Python API answers an error.
    case createAnalysis503Error = "C.1.503-error"
    /// TV Python API unreachable.
    case createAnalysis503Refused = "C.1.503-refused"
    /// TV Python API times out.
    case createAnalysis503Timeout = "C.1.503-timeout"
    /// History insert fails after the remote success.
    case createAnalysis500Database = "C.1.500-database"
    /// Unexpected error.
    case createAnalysis500System = "C.1.500-system"
    /// History record created, monitoring begins.
    case createAnalysisHistory = "C.1.history"
    /// Initial notification sent through Pusher.
    case createAnalysisPusher = "C.1.pusher"
    /// Pusher fails; the request still succeeds.
    case createAnalysisPusherDown = "C.1.pusher-down"
    /// Response carries the dataset id.
    case createAnalysisResponse = "C.1.response"
    /// Error details logged.
    case createAnalysisErrorLogged = "C.1.error-logged"
    /// A page of histories with metadata.
    case historiesPage = "C.2.page"
    /// Filters applied.
    case historiesFilter = "C.2.filter"
    /// Sorting applied.
    case historiesSort = "C.2.sort"
    /// No histories yet.
    case historiesEmpty = "C.2.empty"
    /// No valid authentication.
    case histories401 = "C.2.401"
    /// Wishlist unknown.
    case histories404Missing = "C.2.404-missing"
    /// No access.
    case histories404Access = "C.2.404-access"
    /// Bad pagination parameter.
    case histories400Page = "C.2.400-page"
    /// Bad filter or sort parameter.
    case histories400Filter = "C.2.400-filter"
    /// Database error.
    case histories500 = "C.2.500"
    /// Training status changed and confirmed.
    case trainingUpdated = "C.3.updated"
    /// No valid authentication.
    case training401 = "C.3.401"
    /// Wishlist unknown.
    case training404Missing = "C.3.404-missing"
    /// No access.
    case training404Access = "C.3.404-access"
    /// Invalid request data.
    case training400Data = "C.3.400-data"
    /// Invalid status transition.
    case training400Transition = "C.3.400-transition"
    /// No permission to train.
    case trainingPermission = "C.3.permission"
    /// Dataset not ready for training updates.
    case training409 = "C.3.409"
    /// Database error.
    case training500 = "C.3.500"

    // Seed 002, dataset:get-status.
    /// Command start logged with its parameter.
    case step1Start = "S.1.start"
    /// Pending and analyzing records returned and counted.
    case step1Found = "S.1.found"
    /// `dataset_id` given: only that one.
    case step1OneDataset = "S.1.one-dataset"
    /// Database connection error: log and Slack.
    case step1DatabaseError = "S.1.database-error"
    /// No pending datasets: log.
    case step1None = "S.1.none"
    /// Invalid `dataset_id`: log and Slack.
    case step1InvalidId = "S.1.invalid-id"
    /// Request prepared: id validated, authentication header added.
    case step2Request = "S.2.request"
    /// Status and progress returned and logged.
    case step2Detail = "S.2.detail"
    /// Authentication error: log and Slack.
    case step2AuthError = "S.2.auth-error"
    /// Dataset not found: log and Slack.
    case step2NotFound = "S.2.not-found"
    /// Service error: log with response and Slack.
    case step2ServiceError = "S.2.service-error"
    /// Timeout: log with attempt and Slack.
    case step2Timeout = "S.2.timeout"
    /// Rate limited: log with backoff advice.
    case step2RateLimited = "S.2.rate-limited"
    /// Status changed: transaction, update, creation log, log.
    case step3Changed = "S.3.changed"
    /// Status unchanged: log, go on.
    case step3Unchanged = "S.3.unchanged"
    /// Invalid transition: log and Slack.
    case step3InvalidTransition = "S.3.invalid-transition"
    /// Status value outside the mapping: log and Slack.
    case step3UnknownStatus = "S.3.unknown-status"
    /// Database update error: log, rollback, Slack.
    case step3UpdateError = "S.3.update-error"
    /// Creation log insert error: log and Slack.
    case step3LogError = "S.3.log-error"
    /// Batch jobs created in `gb_analyzer.batch_jobs_vps`.
    case step4BatchJobs = "S.4.batch-jobs"
    /// Viewpoint requirements need no batch job.
    case step4NoBatchNeeded = "S.4.no-batch-needed"
    /// Success notification row, e-mail prepared.
    case step4Notification = "S.4.notification"
    /// Completion with statistics logged and sent to Slack.
    case step4Slack = "S.4.slack"
    /// Manual request flag reset, CancelCrawlerScheduleOnceJob dispatched.
    case step4ManualFlag = "S.4.manual-flag"
    /// Batch job creation error: log and Slack.
    case step4BatchError = "S.4.batch-error"
    /// Notification error: log and Slack alert.
    case step4NotificationError = "S.4.notification-error"
    /// `error_message` stored and logged.
    case step5ErrorMessage = "S.5.error-message"
    /// Failure notification row, failure e-mail prepared.
    case step5Notification = "S.5.notification"
    /// Failure alert with details to Slack, logged.
    case step5Slack = "S.5.slack"
    /// Completion event to private channels, acknowledged.
    case step6Completion = "S.6.completion"
    /// Failure event to private channels, acknowledged.
    case step6Failure = "S.6.failure"
    /// Pusher error: log, database-only fallback, Slack.
    case step6PusherError = "S.6.pusher-error"
    /// WebSocket error: log, partial delivery.
    case step6WebsocketError = "S.6.websocket-error"
    /// Transaction committed and logged.
    case step7Commit = "S.7.commit"
    /// Statistics, totals, execution time logged; summary to Slack.
    case step7Summary = "S.7.summary"
    /// Transaction rolled back: log with reason, Slack alert.
    case step7Rollback = "S.7.rollback"
    /// API error details with retry information; Slack with resolution steps.
    case step7ApiRecovery = "S.7.api-recovery"
    /// Database error details logged, Slack.
    case step7DatabaseRecovery = "S.7.database-recovery"
    /// Critical error: log, Slack, further processing halted.
    case step7Critical = "S.7.critical"
    /// Run by the scheduler every five minutes.
    case runSchedule = "S.F.schedule"
    /// Run by hand.
    case runManual = "S.F.manual"
}
