import Simulation
import Wire

extension ServiceBed {
    /// Crawls two products, creates a dataset of them at 00:30 and starts analyzer_batch, as the workflow does.
    func startAnalysis(of inputs: [String] = ["B0A1", "B0B2"]) {
        let numbered = inputs.enumerated().map { ($0 + 1, $1) }
        send(.bulkCreate("SummaryProduct", numbered.map { .productConfig($0, $1) }), to: "plg-api", at: "00:05")
        send(.bulkCreate("SummaryProductReview", numbered.map { .reviewConfig($0, $1) }), to: "plg-api", at: "00:05")
        send(.createDataset(inputs), to: "tv-python-api", at: "00:30")
        send(.runJob("analyzer-batch", [("DATASET_ID", "1")]), to: "cloud-run", at: "00:30")
        sql(
            [
                """
                INSERT INTO gb_console.wishlist_dataset_histories (wishlist_to_group_id, dataset_id, status, spvp_status)
                VALUES (1, 1, 1, 1)
                """
            ],
            at: "00:31"
        )
    }

    /// How many rows the seven result tables have, in their order.
    func resultCounts() throws -> [String] {
        let tables = [
            "products", "product_details", "product_similarities", "ai_viewpoints", "review_sentence_aivp", "reviews",
            "review_sentences",
        ]
        return try tables.map { try rows("SELECT COUNT(*) FROM ds_analyzer.\($0)")[0] }
    }
}
