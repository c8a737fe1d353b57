extension TrendViewerBranches {
    /// The branches of seed 000, the dataset workflow.
    static let seed000 = [
        CoveragePoint(
            "W.1.validate-store",
            "000",
            "phase 1",
            "The wishlist request is validated and stored: wishlist Active, crawl targets New."
        ),
        CoveragePoint("W.1.log", "000", "phase 1", "The new wishlist is written to the log."),
        CoveragePoint("W.1.slack", "000", "phase 1", "The new wishlist is announced on Slack."),
        CoveragePoint("W.2.query-pending", "000", "phase 2", "The backend finds targets that wait to be crawled."),
        CoveragePoint("W.2.none-pending", "000", "phase 2", "No target waits to be crawled."),
        CoveragePoint("W.2.send-config", "000", "phase 2", "The crawl configurations are sent to PLG."),
        CoveragePoint("W.2.store-request", "000", "phase 2", "PLG stores the request in crawler_v2.configs."),
        CoveragePoint("W.2.multiple-products", "000", "phase 2", "Several products are crawled in one round."),
        CoveragePoint("W.2.store-success", "000", "phase 2", "Crawled data is stored."),
        CoveragePoint(
            "W.2.update-config-status",
            "000",
            "phase 2",
            "PLG updates status and errors in crawler_v2.configs."
        ),
        CoveragePoint("W.2.status-0-1", "000", "phase 2", "A target goes from New to InProgress."),
        CoveragePoint("W.2.status-1-2", "000", "phase 2", "A target goes from InProgress to Success."),
        CoveragePoint("W.2.status-canceled", "000", "phase 2", "A target is Canceled."),
        CoveragePoint("W.3.ready", "000", "phase 3", "A wishlist is found ready for a dataset."),
        CoveragePoint(
            "W.3.not-ready",
            "000",
            "phase 3",
            "A wishlist is not ready: crawls are unfinished, or brought too little."
        ),
        CoveragePoint("W.3.validated", "000", "phase 3", "PLG confirms that embedding and prediction are complete."),
        CoveragePoint("W.3.not-validated", "000", "phase 3", "PLG reports that embedding or prediction is incomplete."),
        CoveragePoint("W.3.dataset-row", "000", "phase 3", "The dataset is created: Pending, progress 0."),
        CoveragePoint("W.3.history-row", "000", "phase 3", "The history is created: status and spvp_status Pending."),
        CoveragePoint("W.3.trigger-analyzer", "000", "phase 3", "The Cloud Run job of analyzer_batch is started."),
        CoveragePoint(
            "W.4.processing",
            "000",
            "phase 4",
            "The dataset goes from Pending to Processing, progress 0 to 25."
        ),
        CoveragePoint("W.4.load", "000", "phase 4", "Source data is read from analyzer_v2 directly."),
        CoveragePoint("W.4.cluster", "000", "phase 4", "K-means, progress 25 to 50."),
        CoveragePoint("W.4.label", "000", "phase 4", "Labelling, progress 50 to 75."),
        CoveragePoint("W.4.similarity", "000", "phase 4", "Product similarity, progress 75 to 85."),
        CoveragePoint("W.4.write-products", "000", "phase 4", "products is written."),
        CoveragePoint("W.4.write-product-details", "000", "phase 4", "product_details is written."),
        CoveragePoint("W.4.write-product-similarities", "000", "phase 4", "product_similarities is written."),
        CoveragePoint("W.4.write-ai-viewpoints", "000", "phase 4", "ai_viewpoints is written."),
        CoveragePoint("W.4.write-review-sentence-aivp", "000", "phase 4", "review_sentence_aivp is written."),
        CoveragePoint("W.4.write-reviews", "000", "phase 4", "reviews is written."),
        CoveragePoint("W.4.write-review-sentences", "000", "phase 4", "review_sentences is written; progress 100."),
        CoveragePoint(
            "W.4.completed",
            "000",
            "phase 4",
            "The dataset goes from Processing to Completed, progress 100."
        ),
        CoveragePoint("W.4.notify-backend", "000", "phase 4", "The backend is told that the analysis is complete."),
        CoveragePoint(
            "W.4.sync-history",
            "000",
            "phase 4",
            "The history becomes Completed, its spvp_status Analyzing."
        ),
        CoveragePoint("W.5.trigger", "000", "phase 5", "spvp_batch is started."),
        CoveragePoint("W.5.load-sentences", "000", "phase 5", "Review sentences are read."),
        CoveragePoint("W.5.load-viewpoints", "000", "phase 5", "Specific viewpoints and categories are read."),
        CoveragePoint("W.5.map", "000", "phase 5", "Viewpoints are mapped to sentences."),
        CoveragePoint("W.5.store", "000", "phase 5", "review_sentence_spvp is written."),
        CoveragePoint("W.5.progress", "000", "phase 5", "specific_viewpoints.last_object_id is updated."),
        CoveragePoint("W.5.completed", "000", "phase 5", "spvp_status goes from Analyzing to Completed."),
        CoveragePoint("W.5.log", "000", "phase 5", "The end of the whole workflow is logged."),
        CoveragePoint("W.5.slack", "000", "phase 5", "The success is told to Slack."),
        CoveragePoint("W.5.ready", "000", "phase 5", "The API is told that the dataset is ready."),
        CoveragePoint("W.5.websocket", "000", "phase 5", "The app learns of it through its socket."),
        CoveragePoint("W.E.crawl-log", "000", "error handling", "A crawl error is in crawler_v2.error_logs."),
        CoveragePoint("W.E.crawl-status", "000", "error handling", "The crawl_status of the target becomes Error."),
        CoveragePoint("W.E.crawl-logger", "000", "error handling", "A crawl error is logged."),
        CoveragePoint("W.E.crawl-slack", "000", "error handling", "A crawl failure is sent to Slack."),
        CoveragePoint("W.E.analysis-status", "000", "error handling", "The dataset is Failed with an error code."),
        CoveragePoint(
            "W.E.analysis-history",
            "000",
            "error handling",
            "The history of a failed dataset becomes Failed."
        ),
        CoveragePoint("W.E.analysis-logger", "000", "error handling", "An analysis error is logged."),
        CoveragePoint("W.E.analysis-slack", "000", "error handling", "An analysis failure is sent to Slack."),
        CoveragePoint(
            "W.E.spvp-mapping",
            "000",
            "error handling",
            "A mapping error is marked on review_sentence_spvp and specific_viewpoints."
        ),
        CoveragePoint("W.E.spvp-status", "000", "error handling", "spvp_status is 9."),
        CoveragePoint("W.E.spvp-logger", "000", "error handling", "An SPVP error is logged."),
        CoveragePoint("W.E.spvp-slack", "000", "error handling", "An SPVP failure is sent to Slack."),
    ]
}
