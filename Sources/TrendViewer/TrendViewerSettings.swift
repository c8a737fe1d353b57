package import Simulation

/// Every choice that the documents leave open to the workflow, with the default of reference trend-viewer §8.
package enum TrendViewerSettings {
    /// Which engine maps specific viewpoints to sentences.
    package enum SPVPEngine: String, SettingChoice {
        case qwen, openai
    }

    /// Where `analyzerdb:sync-crawl-success-from-analyzer` looks for crawled data.
    package enum SuccessSource: String, SettingChoice {
        case analyzerV2 = "analyzer_v2"
        case gbAnalyzer = "gb_analyzer"
    }

    /// What one transaction of `dataset:get-status` holds.
    package enum TransactionScope: String, SettingChoice {
        case perDataset, perRun
    }

    /// When that transaction commits.
    package enum CommitPoint: String, SettingChoice {
        case afterBroadcast, beforeSideEffects
    }

    /// Who writes `crawl_status` 3.
    package enum CrawlStatusWriter: String, SettingChoice {
        case backend, plg
    }

    /// Which rows of a bulk request count as sent when PLG's answer lists fewer (FM-05).
    package enum BulkTrust: String, SettingChoice {
        case listedOnly, wholeBatch
    }

    /// What becomes of a completion whose batch jobs or manual flag cannot be written (Q-14; FM-47, FM-53).
    package enum CompletionError: String, SettingChoice {
        case rollBack, goOn
    }

    /// In which order specific viewpoints of a draft are generated anew (FM-56).
    package enum ViewpointRegeneration: String, SettingChoice {
        case deleteFirst, oneTransaction
    }

    package static let spvpEngine = Setting<SPVPEngine>(
        "spvpEngine",
        default: .qwen,
        "Which engine maps specific viewpoints to review sentences: spvp_batch (qwen) or OpenAI batches "
            + "(reference trend-viewer Q-03)."
    )
    package static let successSource = Setting<SuccessSource>(
        "successSource",
        default: .analyzerV2,
        "Where CMD-10 and CMD-11 look for crawled products, reviews and sentences (Q-04); rankings are always looked "
            + "up in gb_analyzer."
    )
    package static let transactionScope = Setting<TransactionScope>(
        "transactionScope",
        default: .perDataset,
        "Whether dataset:get-status commits after each dataset or once for all at its end (Q-13)."
    )
    package static let commitPoint = Setting<CommitPoint>(
        "commitPoint",
        default: .afterBroadcast,
        "Whether dataset:get-status commits after mail, Slack and Pusher, as documented, or before them (Q-13)."
    )
    package static let completionError = Setting<CompletionError>(
        "completionError",
        default: .rollBack,
        "Whether dataset:get-status rolls a completion back whose batch jobs or manual flag cannot be written, or goes "
            + "on without them (Q-14)."
    )
    package static let writeBatchJobs = Setting<Bool>(
        "writeBatchJobs",
        default: true,
        "Whether completion inserts gb_analyzer.batch_jobs_vps rows although spvp_batch does the mapping (Q-03)."
    )
    package static let callbacks = Setting<Bool>(
        "callbacks",
        default: false,
        "Whether the backend acts on analyzer_batch's \"analysis completed\" message at once (Q-08)."
    )
    package static let createSkipsIfRunning = Setting<Bool>(
        "createSkipsIfRunning",
        default: true,
        "Whether dataset:create leaves out wishlists with an unfinished dataset (Q-23)."
    )
    package static let overlapGuard = Setting<Bool>(
        "overlapGuard",
        default: false,
        "Whether the scheduler leaves out a command whose last run has not ended (reference trend-viewer §1.2)."
    )
    package static let timeZone = Setting<UTCOffset>(
        "timeZone",
        default: tokyo,
        "The zone of \"the current day\" in plg-api:sync-crawl-failed-from-crawler (Q-31)."
    )
    package static let minProducts = Setting<Int>(
        "minProducts",
        default: 1,
        "How many products of a wishlist must have been crawled before dataset:create goes on (§1.4)."
    )
    package static let minSentences = Setting<Int>(
        "minSentences",
        default: 1,
        "How many review sentences with an embedding dataset:create needs (§1.4)."
    )
    package static let analyzerApiToken = Setting<String>(
        "analyzerApiToken",
        default: "tv-token",
        "The bearer token that the workflow sends to the TV Python API."
    )
    package static let openaiApiKey = Setting<String>(
        "openaiApiKey",
        default: "openai-key",
        "The bearer token that the workflow sends to OpenAI."
    )
    package static let crawlStatusWriter = Setting<CrawlStatusWriter>(
        "crawlStatusWriter",
        default: .backend,
        "Whether CMD-09 writes crawl_status 3 or leaves that to PLG (Q-06)."
    )
    package static let bulkTrust = Setting<BulkTrust>(
        "bulkTrust",
        default: .listedOnly,
        "Whether CMD-07 marks only the rows that PLG's answer lists as sent, or the whole batch (FM-05)."
    )
    package static let wishlistTransaction = Setting<Bool>(
        "wishlistTransaction",
        default: false,
        "Whether the API creates a wishlist and its rows in one transaction (FM-01)."
    )

    package static let viewpointRegeneration = Setting<ViewpointRegeneration>(
        "viewpointRegeneration",
        default: .deleteFirst,
        "Whether specific viewpoints of a draft are removed before new ones are generated, as documented, or replaced "
            + "when these are there (FM-56)."
    )
    package static let subscriptionPeriod = Setting<Duration>(
        "subscriptionPeriod",
        default: .seconds(30 * 86400),
        "How long a subscription holds from Stripe's checkout.session.completed on (FM-57)."
    )

    /// All of them, in the order of documentation.
    package static let all: [any AnySetting] = [
        spvpEngine, successSource, transactionScope, commitPoint, completionError, writeBatchJobs, callbacks,
        createSkipsIfRunning,
        overlapGuard, timeZone, minProducts, minSentences, analyzerApiToken, openaiApiKey, crawlStatusWriter, bulkTrust,
        wishlistTransaction, viewpointRegeneration, subscriptionPeriod,
    ]

    private static let tokyo: UTCOffset = {
        guard let zone = UTCOffset("Asia/Tokyo") else { preconditionFailure("Asia/Tokyo is a known zone") }
        return zone
    }()
}
