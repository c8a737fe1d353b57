internal import Simulation
internal import Storage

/// One crawl request, a row of crawler_v2.configs (reference trend-viewer §2.2).
struct CrawlConfig: Hashable, Sendable {
    /// What is to be crawled.
    enum Subject: Hashable, Sendable {
        case product(input: String, type: InputType)
        case productReviews(input: String, type: InputType)
        case category(String)
        case searchQuery(String)
    }

    let id: Int
    let summaryID: Int
    let subject: Subject
    let mallID: Int
    /// How often the request has been queued; a re-crawl supersedes the run before it.
    let attempt: Int

    var dataType: CrawlDataType {
        switch subject {
        case .product: .product
        case .productReviews: .productReview
        case .category: .category
        case .searchQuery: .searchQuery
        }
    }

    /// What is to be crawled, as a person calls it.
    var name: String {
        switch subject {
        case .product(let input, _), .productReviews(let input, _): input
        case .category(let id): id
        case .searchQuery(let keyword): keyword
        }
    }

    /// What a fault's `where` can ask for.
    var attributes: [FaultAttribute] {
        let key: [FaultAttribute] =
            switch subject {
            case .product(let input, let type):
                [FaultAttribute("input", input), FaultAttribute("input_type", type.word)]
            // Named as in the request, so that a fault on an input strikes the product's own crawl alone.
            case .productReviews(let input, let type):
                [FaultAttribute("product_ref", input), FaultAttribute("input_type", type.word)]
            case .category(let id): [FaultAttribute("category_id", id)]
            case .searchQuery(let keyword): [FaultAttribute("keyword", keyword)]
            }
        return key + [
            FaultAttribute("data_type", dataType.rawValue), FaultAttribute("config_id", "\(id)"),
            FaultAttribute("summary_id", "\(summaryID)"), FaultAttribute("attempt", "\(attempt)"),
        ]
    }

    /// What the config is called in the name of a decision.
    var decisionName: String { attempt == 1 ? "config=\(id)" : "config=\(id)/attempt=\(attempt)" }
}
