import Scenarios

/// How seed 000 draws the dataset workflow: its participants in their order, its phases in their colours.
///
/// Who stands in no diagram of the documents comes beside the one that he works for.
enum TrendViewerSequence {
    static let guide = SequenceGuide(
        participants: participants,
        people: "User",
        app: "TrendApp",
        log: "Logger",
        phases: phases,
        monitoring: SequenceGuide.Phase("Success Monitoring", beside: "TrendBackend", color: "rgb(230, 200, 255)"),
        failing: SequenceGuide.Phase("Error Handling", beside: "TrendBackend", color: "rgb(255, 200, 200)"),
        failures: [
            "crawler": "Crawl Failure", "plg-api": "Crawl Failure",
            "plg-api:sending-configs-to-crawler": "Crawl Failure",
            "plg-api:sync-crawl-failed-from-crawler": "Crawl Failure",
            "analyzerdb:sync-crawl-success-from-analyzer": "Crawl Failure",
            "dataset:create": "Dataset Creation Failure", "tv-python-api": "TV Python API Error",
            "analyzer_batch": "Analysis Failure",
            "spvp_batch": "SPVP Failure", "specific-viewpoint:process-batches": "SPVP Failure",
            "specific-viewpoint:check-batch-status": "SPVP Failure",
        ],
        wordings: main + crawling + analysis + api
    )

    private static let participants: [SequenceGuide.Participant] = [
        .init("User", "User", .user),
        .init("TrendApp", "trend-viewer-app", .app),
        .init("TrendAPI", "trend-viewer-api", .service, processes: ["trend-viewer-api"]),
        .init(
            "TrendBackend",
            "trend-viewer-backend",
            .service,
            processes: ["trend-viewer-backend", "CancelCrawlerScheduleOnceJob", "supply"]
                + TrendViewerSystem.commands.map(\.vocabulary.name)
        ),
        .init("PLG", "PLG API", .service, processes: ["plg-api", "crawler"]),
        .init("TVPythonAPI", "TV Python API", .service, processes: ["tv-python-api"]),
        .init("Analyzer", "analyzer_batch", .job, processes: ["analyzer_batch"]),
        .init("SPVP", "spvp_batch", .job, processes: ["spvp_batch"]),
        .init("OpenAI", "OpenAI", .service, processes: ["openai"]),
        .init("TVDB", "TV DB", .database, schemas: ["gb_console", "ds_analyzer", "gb_analyzer"]),
        .init("CrawlerDB", "Crawler DB", .database, schemas: ["crawler_v2", "analyzer_v2"]),
        .init("Logger", "Logger", .log),
        .init("Slack", "Slack", .message, processes: ["slack"]),
        .init("Pusher", "Pusher Service", .message, processes: ["pusher"]),
        .init("Mail", "Mail", .message, processes: ["mail"]),
    ]

    /// The titles of the phases, as wordings name them.
    enum Title {
        static let wishlist = "Happy Case - Phase 1: Wishlist Creation"
        static let crawling = "Happy Case - Phase 2: Data Crawling"
        static let products = "Optional - Multiple Products"
        static let creation = "Critical - Phase 3: Dataset Creation"
        static let analysis = "Happy Case - Phase 4: ML Analysis"
        static let viewpoints = "Happy Case - Phase 5: SPVP Processing"
        static let authentication = "Authentication Phase"
        static let integration = "TV Python API Integration"
        static let tracking = "History & Status Tracking"
        static let success = "Success Response"
        static let training = "Status Update"
        static let query = "Database Query"
    }

    private static let phases: [SequenceGuide.Phase] = [
        .init(Title.wishlist, beside: "User", color: "rgb(200, 255, 200)"),
        .init(
            Title.crawling,
            beside: "TrendBackend",
            color: "rgb(200, 230, 255)",
            processes: [
                "plg-api:sending-configs-to-crawler", "plg-api:sync-crawl-failed-from-crawler",
                "analyzerdb:sync-crawl-success-from-analyzer", "CancelCrawlerScheduleOnceJob",
            ]
        ),
        .init(
            Title.products,
            beside: "PLG",
            color: "rgb(255, 255, 200)",
            parent: Title.crawling,
            processes: ["crawler"]
        ),
        .init(
            Title.creation,
            beside: "TrendBackend",
            color: "rgb(255, 230, 200)",
            processes: ["dataset:create"]
        ),
        .init(
            Title.analysis,
            beside: "Analyzer",
            color: "rgb(200, 255, 200)",
            processes: ["analyzer_batch", "dataset:get-status"]
        ),
        .init(
            Title.viewpoints,
            beside: "TrendBackend",
            color: "rgb(200, 230, 255)",
            processes: [
                "spvp_batch", "specific-viewpoint:process-batches", "specific-viewpoint:check-batch-status",
            ]
        ),
        // Seed 001's, for the requests that it draws.
        .init(Title.authentication, beside: "User", color: "rgb(255, 255, 200)"),
        .init(Title.integration, beside: "TrendAPI", color: "rgb(255, 230, 200)"),
        .init(Title.tracking, beside: "TrendAPI", color: "rgb(230, 200, 255)"),
        .init(Title.success, beside: "TrendAPI", color: "rgb(200, 255, 200)"),
        .init(Title.training, beside: "TrendAPI", color: "rgb(200, 255, 255)"),
        .init(Title.query, beside: "TrendAPI", color: "rgb(230, 200, 255)"),
    ]
}
