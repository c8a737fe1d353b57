/// A documented branch that a simulator takes, under the id that coverage reports use; the workflow has its own.
package enum ServiceBranch: String, CaseIterable, Sendable {
    /// PLG stores the request in crawler_v2.configs.
    case storeRequest = "W.2.store-request"
    /// Several products are crawled in one round.
    case multipleProducts = "W.2.multiple-products"
    /// Crawled data is stored.
    case storeSuccess = "W.2.store-success"
    /// PLG updates status and errors in crawler_v2.configs.
    case updateConfigStatus = "W.2.update-config-status"
    /// The dataset is created: Pending, progress 0.
    case datasetRow = "W.3.dataset-row"
    /// The dataset goes from Pending to Processing, progress 0 to 25.
    case processing = "W.4.processing"
    /// Source data is read from analyzer_v2 directly.
    case load = "W.4.load"
    /// K-means, progress 25 to 50.
    case cluster = "W.4.cluster"
    /// Labelling, progress 50 to 75.
    case label = "W.4.label"
    /// Product similarity, progress 75 to 85.
    case similarity = "W.4.similarity"
    /// `products` is written.
    case writeProducts = "W.4.write-products"
    /// `product_details` is written.
    case writeProductDetails = "W.4.write-product-details"
    /// `product_similarities` is written.
    case writeProductSimilarities = "W.4.write-product-similarities"
    /// `ai_viewpoints` is written.
    case writeAIViewpoints = "W.4.write-ai-viewpoints"
    /// `review_sentence_aivp` is written.
    case writeReviewSentenceAIVP = "W.4.write-review-sentence-aivp"
    /// `reviews` is written.
    case writeReviews = "W.4.write-reviews"
    /// `review_sentences` is written; progress 100.
    case writeReviewSentences = "W.4.write-review-sentences"
    /// The dataset goes from Processing to Completed, progress 100.
    case completed = "W.4.completed"
    /// Review sentences are read.
    case loadSentences = "W.5.load-sentences"
    /// Specific viewpoints and categories are read.
    case loadViewpoints = "W.5.load-viewpoints"
    /// Viewpoints are mapped to sentences.
    case map = "W.5.map"
    /// `review_sentence_spvp` is written.
    case store = "W.5.store"
    /// `specific_viewpoints.last_object_id` is updated.
    case progress = "W.5.progress"
    /// A crawl error is in crawler_v2.error_logs.
    case crawlErrorLog = "W.E.crawl-log"
    /// `crawl_status` is Error, written by PLG itself.
    case crawlErrorStatus = "W.E.crawl-status"
    /// A crawl error is logged.
    case crawlErrorLogger = "W.E.crawl-logger"
    /// A crawl failure is sent to Slack.
    case crawlErrorSlack = "W.E.crawl-slack"
    /// The dataset is Failed with an error code.
    case analysisErrorStatus = "W.E.analysis-status"
    /// The history's status is 9, written by analyzer_batch itself.
    case analysisErrorHistory = "W.E.analysis-history"
    /// An analysis error is logged.
    case analysisErrorLogger = "W.E.analysis-logger"
    /// An analysis failure is sent to Slack.
    case analysisErrorSlack = "W.E.analysis-slack"
    /// A mapping error is marked on `review_sentence_spvp` and `specific_viewpoints`.
    case spvpErrorMapping = "W.E.spvp-mapping"
    /// `spvp_status` is 9.
    case spvpErrorStatus = "W.E.spvp-status"
    /// An SPVP error is logged.
    case spvpErrorLogger = "W.E.spvp-logger"
    /// An SPVP failure is sent to Slack.
    case spvpErrorSlack = "W.E.spvp-slack"
}
