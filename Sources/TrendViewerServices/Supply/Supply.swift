internal import Simulation
internal import Storage

/// The way of crawled data into gb_analyzer: BigQuery and its sync commands, as one process with a lag (reference §1.8).
///
/// It works only where crawl success is looked up there (`successSource`, Q-04). One that crashes or hangs is the
/// outage of FM-12: analyzer_v2 has the data and gb_analyzer never gets it.
package struct Supply: Sendable {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "supply",
        summary: "Brings crawled products, reviews and sentences from analyzer_v2 to gb_analyzer.",
        steps: ["sync"],
        failingStep: "sync",
        attributes: Crawler.description.attributes
    )

    let context: ServiceContext

    private static let access = Access(
        writes: [
            "gb_analyzer.products", "gb_analyzer.product_details", "gb_analyzer.reviews",
            "gb_analyzer.review_sentences",
        ],
        reads: ["analyzer_v2"]
    )

    /// Starts to bring what a crawl has stored.
    func start(_ config: CrawlConfig) {
        guard context.settings[TrendViewerServiceSettings.successSource] == "gb_analyzer" else { return }
        let (input, type): (String, InputType)
        switch config.subject {
        case .product(let name, let kind), .productReviews(let name, let kind): (input, type) = (name, kind)
        case .category, .searchQuery: return
        }
        let context = context
        context.world.spawn("supply", rank: .external, attributes: config.attributes) { process in
            try await process.sleep(for: context.draw(TrendViewerServiceSettings.supplyLag, config.decisionName))
            do {
                try await process.step("sync", failsHere: true)
                let session = context.database.session(for: process, access: Self.access)
                let copy = SupplyCopy(session: session, mallID: config.mallID, now: process.sqlNow)
                try await session.transaction { try await copy.product(input, type) }
                process.log(.info, to: "supply", "\(config.dataType.rawValue) \(input) synced")
            } catch let failure as InjectedFailure {
                process.log(.error, to: "supply", "\(config.dataType.rawValue) \(input) not synced [\(failure.code)]")
            } catch let error as DatabaseError {
                process.log(.error, to: "supply", "\(config.dataType.rawValue) \(input) not synced: \(error)")
            }
        }
    }
}
