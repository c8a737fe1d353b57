internal import Simulation
internal import Storage

/// The crawler: a process for each crawl request, from queued to done, failed or canceled (seed 000, phase 2).
package struct Crawler: Sendable {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "crawler",
        summary: "Crawls one request: products, reviews or rankings; then embeds and predicts what it found.",
        steps: [
            "start", "crawl", "store-product", "store-reviews", "store-sentences", "store-rankings", "finish", "embed",
            "predict",
        ],
        failingStep: "crawl",
        attributes: [
            "input", "product_ref", "input_type", "category_id", "keyword",
            DeclaredAttribute("data_type", values: CrawlDataType.allCases.map(\.rawValue)), "config_id", "summary_id",
            "attempt",
        ]
    )

    let context: ServiceContext

    /// Starts the crawl of a stored request.
    func start(_ config: CrawlConfig) {
        let context = context
        context.world.spawn("crawler", rank: .external, attributes: config.attributes) { process in
            try await CrawlRun(context: context, config: config, process: process).run()
        }
    }

    /// What a crawl may touch: the crawler's databases, and the staging tables of rankings (reference §1.1).
    static let access = Access(
        writes: ["crawler_v2", "analyzer_v2", "gb_analyzer.t_category_rankings", "gb_analyzer.t_sq_rankings"],
        reads: []
    )
}
