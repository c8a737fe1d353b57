import Simulation

/// What seed 000 calls what happens, phase by phase.
extension TrendViewerSequence {
    private typealias Arrow = SequenceWording.Arrow

    /// Phase 1, and the end of phase 5: what people see.
    static let main: [SequenceWording] = [
        .init(
            .call("trend-viewer-api POST /api/v1/general/wishlist-to-group"),
            phase: Title.wishlist,
            before: [Arrow("User", "TrendApp", "1. Create wishlist_to_group")]
        ),
        .init(
            .write(
                process: "trend-viewer-api",
                steps: ["insert-wishlist", "insert-summaries", "insert-viewpoints", "push-viewpoints"]
            ),
            "Store wishlist data",
            before: [Arrow("TrendAPI", "TrendAPI", "Validate and store data")]
        ),
        .init(.branch("W.1.log"), isMonitoring: true, after: [Arrow("TrendAPI", "Logger", "Log wishlist creation")]),
        .init(.message(service: "slack", kind: "wishlist_created"), "Send creation notification"),
        .init(
            .branch("W.5.log"),
            isMonitoring: true,
            after: [Arrow("TrendBackend", "Logger", "Log workflow completion")]
        ),
        .init(.message(service: "slack", kind: "workflow_completed"), "Send success notification"),
        .init(
            .call("trend-viewer-api POST /internal/dataset-ready"),
            "Dataset ready notification",
            answer: "",
            isNotice: true,
            isMonitoring: true
        ),
        .init(
            .message(service: "pusher", kind: "dataset.ready"),
            "WebSocket status update",
            to: "TrendApp",
            isNotice: true,
            after: [Arrow("TrendApp", "User", "Dataset available", isAnswer: true)]
        ),
        .init(.message(service: "slack", kind: "crawl_failed"), "Send crawl failure notification"),
        .init(.message(service: "slack", kind: "analysis_failed"), "Send analysis failure notification"),
        .init(.message(service: "slack", kind: "dataset_failed"), "Send analysis failure notification"),
        .init(.message(service: "slack", kind: "spvp_failed"), "Send SPVP failure notification"),
    ]

    /// Phases 2 and 3.
    static let crawling: [SequenceWording] = [
        .init(
            .branch("W.2.query-pending"),
            after: [
                Arrow("TrendBackend", "TVDB", "Query pending items"),
                Arrow("TVDB", "TrendBackend", "Return crawl queue", isAnswer: true),
            ]
        ),
        .init(.call("plg-api POST /bulk-create"), "Send crawl config", answer: "Crawl config accepted"),
        .init(.call("plg-api PUT /bulk-update"), "Send crawl config again", answer: "Crawl config accepted"),
        .init(.write(process: "plg-api", steps: ["store"]), "Store crawl requests"),
        .init(
            .write(process: "crawler", steps: ["start"]),
            "Update crawl status",
            before: [Arrow("PLG", "PLG", "Execute crawling process")]
        ),
        .init(
            .write(process: "crawler", steps: ["store-product", "store-reviews", "store-sentences"]),
            "Store successful crawled data"
        ),
        .init(.write(process: "crawler", steps: ["finish"]), "Update crawl status & errors"),
        .init(.write(process: "crawler", steps: ["crawl"]), "Log crawl errors & failures", isFailure: true),
        .init(.write(process: "crawler", steps: ["embed", "predict"]), "Complete embedding & prediction"),
        .init(
            .write(process: "analyzerdb:sync-crawl-success-from-analyzer", steps: ["record"]),
            before: [
                Arrow("TrendBackend", "CrawlerDB", "Query crawled data"),
                Arrow("CrawlerDB", "TrendBackend", "Return crawl status", isAnswer: true),
            ]
        ),
        .init(.call("plg-api GET /failed-list"), "Query failed crawls", answer: "Return failed crawls"),
        .init(
            .branch("W.3.ready"),
            after: [
                Arrow("TrendBackend", "TVDB", "Check wishlist readiness"),
                Arrow("TVDB", "TrendBackend", "Return ready wishlists", isAnswer: true),
            ]
        ),
        .init(
            .call("plg-api POST /validate-data"),
            "Validate embedding & prediction",
            answer: "Validation completed",
            after: [
                Arrow(
                    "PLG",
                    "CrawlerDB",
                    "Check data completeness",
                    note: ["analyzer_v2.products (embedding status)"]
                ),
                Arrow("CrawlerDB", "PLG", "Return validation status", isAnswer: true),
            ]
        ),
        .init(.call("tv-python-api POST /dataset/create"), "POST /dataset/create", answer: "Dataset Creation Response"),
        .init(.write(process: "tv-python-api", steps: ["insert"]), "Create dataset metadata"),
        .init(.write(process: "dataset:create", steps: ["record"]), "Create history record"),
        .init(.write(process: "dataset:create", steps: ["log-creation"]), "Write creation log"),
        .init(
            .call("cloud-run POST */jobs/analyzer-batch:run"),
            "Trigger analyzer_batch",
            answer: "",
            to: "Analyzer",
            note: "Google Cloud Run job started"
        ),
    ]

    /// Phases 4 and 5.
    static let analysis: [SequenceWording] = [
        .init(.write(process: "analyzer_batch", steps: ["start"]), "Update status to Processing"),
        .init(
            .branch("W.4.load"),
            after: [
                Arrow(
                    "Analyzer",
                    "CrawlerDB",
                    "Load source data directly",
                    note: ["analyzer_v2.products", "analyzer_v2.reviews", "analyzer_v2.review_sentences"]
                ),
                Arrow("CrawlerDB", "Analyzer", "Return products, reviews, sentences", isAnswer: true),
            ]
        ),
        learning("cluster", "K-means Clustering"),
        learning("label", "OpenAI GPT-4 Labeling"),
        learning("similarity", "Product Similarity Calc"),
        .init(
            .write(
                process: "analyzer_batch",
                steps: [
                    "write-products", "write-product-details", "write-product-similarities", "write-ai-viewpoints",
                    "write-review-sentence-aivp", "write-reviews", "write-review-sentences",
                ]
            ),
            "Write analysis results (7 tables)"
        ),
        .init(.write(process: "analyzer_batch", steps: ["complete"]), "Complete analysis"),
        .init(
            .call("trend-viewer-backend POST /callbacks/analysis-completed"),
            "Analysis completed notification",
            answer: "",
            isNotice: true
        ),
        .init(
            .call("tv-python-api GET /datasets/*"),
            "Get dataset status",
            answer: "Return status {status}, progress {progress}"
        ),
        .init(.write(process: "dataset:get-status", steps: ["update-status"]), "Sync dataset status"),
        .init(.write(process: "dataset:get-status", steps: ["batch-jobs"]), "Create batch jobs"),
        .init(
            .call("cloud-run POST */jobs/spvp-batch:run"),
            "Trigger spvp_batch",
            answer: "",
            to: "SPVP",
            phase: Title.viewpoints
        ),
        .init(
            .branch("W.5.load-sentences"),
            after: [
                Arrow("SPVP", "TVDB", "Load review sentences", note: ["ds_analyzer.review_sentences"])
            ]
        ),
        .init(
            .branch("W.5.load-viewpoints"),
            after: [
                Arrow(
                    "SPVP",
                    "TVDB",
                    "Load specific viewpoints & categories",
                    note: ["ds_analyzer.specific_viewpoints", "ds_analyzer.viewpoint_categories"]
                ),
                Arrow("TVDB", "SPVP", "Return sentences, viewpoints & categories", isAnswer: true),
            ]
        ),
        .init(
            .branch("W.5.map"),
            after: [
                Arrow(
                    "SPVP",
                    "SPVP",
                    "Qwen mapping process",
                    note: ["Qwen model maps", "specific_viewpoints ↔ review_sentences"]
                )
            ]
        ),
        .init(.write(process: "spvp_batch", steps: ["store"]), "Store mapping results"),
        .init(.write(process: "spvp_batch", steps: ["progress"]), "Update viewpoint progress"),
        .init(.write(process: "spvp_batch", steps: ["map"]), "Set spvp_status = 9 (Failed)", isFailure: true),
        .init(
            .call("trend-viewer-backend POST /callbacks/spvp-completed"),
            "SPVP completed",
            answer: "",
            isNotice: true
        ),
        .init(.write(process: "trend-viewer-backend", steps: ["update"]), "Final status update"),
    ]

    private static func learning(_ step: String, _ note: String) -> SequenceWording {
        SequenceWording(
            .write(process: "analyzer_batch", steps: [step]),
            "ML Processing",
            to: "Analyzer",
            note: note
        )
    }

    /// Seed 001's requests.
    static let api: [SequenceWording] = [
        .init(
            .call("trend-viewer-api POST */createAnalysis"),
            phase: Title.authentication,
            before: [Arrow("User", "TrendApp", "Create dataset for analysis")]
        ),
        .init(
            .branch("C.1.prepare"),
            phase: Title.integration,
            after: [Arrow("TrendAPI", "TrendAPI", "Prepare Dataset Request")]
        ),
        .init(.write(process: "trend-viewer-api", steps: ["record"]), "Create dataset history", phase: Title.tracking),
        .init(
            .message(service: "pusher", kind: "dataset.created"),
            "Send Initial Notification",
            phase: Title.success,
            after: [Arrow("Pusher", "TrendApp", "Real-time Status Update", isAnswer: true)]
        ),
        .init(
            .message(service: "pusher", kind: "*"),
            after: [Arrow("Pusher", "TrendApp", "Real-time Status Update", isAnswer: true)]
        ),
        .init(
            .call("trend-viewer-api GET */histories"),
            phase: Title.query,
            before: [Arrow("User", "TrendApp", "Get dataset histories")],
            after: [
                Arrow("TrendAPI", "TVDB", "SELECT with pagination"),
                Arrow("TVDB", "TrendAPI", "History Records", isAnswer: true),
            ]
        ),
        .init(
            .call("trend-viewer-api PATCH */update-tranning-status"),
            phase: Title.training,
            before: [Arrow("User", "TrendApp", "Update training status")]
        ),
        .init(.write(process: "trend-viewer-api", steps: ["update"]), "UPDATE training_status"),
    ]
}
