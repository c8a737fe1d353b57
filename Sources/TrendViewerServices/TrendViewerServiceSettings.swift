package import Simulation

/// How the simulated services behave; the values stand in `Mocks/`, one profile for each service (docs/mocks.md).
package enum TrendViewerServiceSettings {
    // MARK: PLG API

    package static let plgWritesCrawlStatus = Setting<Bool>(
        "plg.writesCrawlStatus",
        "Whether PLG writes crawl_status 3 to gb_console even where crawlStatusWriter leaves it to the backend (Q-06)."
    )
    package static let plgFailedListOrder = Setting<FailedListOrder>(
        "plg.failedListOrder",
        "Which failures the failed list shows first; with the newest first, paging by offset can miss one (FM-09)."
    )
    package static let plgPageLimit = Setting<Int>(
        "plg.pageLimit",
        "How many failures a page of the failed list holds at most, and when the request names no limit."
    )

    // MARK: Crawler

    package static let crawlDuration = Setting<DurationRange>(
        "crawl.duration",
        "How long the crawl of one request takes."
    )
    package static let crawlEmbedding = Setting<DurationRange>(
        "crawl.embedding",
        "How long embedding and prediction take after a product's or its reviews' crawl."
    )
    package static let crawlRankingSize = Setting<Int>(
        "crawl.rankingSize",
        "How many products a crawled category or search query lists."
    )

    package static let supplyLag = Setting<DurationRange>(
        "supply.lag",
        "How long crawled data takes to gb_analyzer where success is looked up there (reference §1.8)."
    )

    // MARK: TV Python API

    package static let pythonToken = Setting<String>(
        "tv-python-api.token",
        "The bearer token that the TV Python API accepts."
    )
    package static let pythonRateLimit = Setting<Int>(
        "tv-python-api.rateLimit",
        "How many requests a minute the TV Python API answers before it says 429; 0 for no limit."
    )

    // MARK: analyzer_batch

    package static let analyzerStart = Setting<DurationRange>(
        "analyzer.start",
        "How long analyzer_batch takes from its trigger to 'Processing'."
    )
    package static let analyzerLoad = Setting<DurationRange>("analyzer.load", "How long reading analyzer_v2 takes.")
    package static let analyzerCluster = Setting<DurationRange>("analyzer.cluster", "How long clustering takes.")
    package static let analyzerLabel = Setting<DurationRange>(
        "analyzer.label",
        "How long labelling the clusters takes."
    )
    package static let analyzerSimilarity = Setting<DurationRange>(
        "analyzer.similarity",
        "How long comparing the products takes."
    )
    package static let analyzerWrite = Setting<DurationRange>(
        "analyzer.write",
        "How long writing the seven result tables takes, in equal parts."
    )
    package static let analyzerClusters = Setting<Int>(
        "analyzer.clusters",
        "How many clusters of sentences analyzer_batch looks for at most."
    )
    package static let analyzerWriteAtomic = Setting<Bool>(
        "analyzer.writeAtomic",
        "Whether the seven result tables are written in one transaction (reference §1.10)."
    )
    package static let analyzerWritesHistory = Setting<Bool>(
        "analyzer.writesHistory",
        "Whether analyzer_batch itself writes history status 9 on failure, as seed 000 draws it (reference §8, Q-07)."
    )

    // MARK: spvp_batch

    package static let spvpDuration = Setting<DurationRange>("spvp.duration", "How long mapping all viewpoints takes.")

    // MARK: OpenAI

    package static let openaiBatchDuration = Setting<DurationRange>(
        "openai.batchDuration",
        "How long an OpenAI batch takes to complete."
    )

    package static let openaiKey = Setting<String>(
        "openai.apiKey",
        "The key that OpenAI accepts as bearer token."
    )

    /// All settings of the services, in the order of the workflow.
    package static let all: [any AnySetting] = [
        plgWritesCrawlStatus, plgFailedListOrder, plgPageLimit,
        crawlDuration, crawlEmbedding, crawlRankingSize, supplyLag,
        pythonToken, pythonRateLimit,
        analyzerStart, analyzerLoad, analyzerCluster, analyzerLabel, analyzerSimilarity, analyzerWrite,
        analyzerClusters, analyzerWriteAtomic, analyzerWritesHistory,
        spvpDuration, openaiKey, openaiBatchDuration,
    ]

    // The workflow's own settings of these names decide, and are listed there; the services only obey them.

    static let callbacks = Setting<Bool>(
        "callbacks",
        default: false,
        "Whether analyzer_batch tells the backend that it is done (reference §8, Q-08)."
    )
    static let successSource = Setting<String>(
        "successSource",
        default: "analyzer_v2",
        "Where crawl success is looked up (reference §8, Q-04)."
    )
    static let crawlStatusWriter = Setting<String>(
        "crawlStatusWriter",
        default: "backend",
        "Whether the backend or PLG writes crawl_status 3 (reference §8, Q-06)."
    )
}
