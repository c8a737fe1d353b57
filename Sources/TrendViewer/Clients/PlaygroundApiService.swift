import Simulation
import Wire

/// The client of the PLG API, the crawler team's gateway (reference trend-viewer §2.2).
///
/// Every method throws `ServiceCallError`, or what stops the process itself.
struct PlaygroundApiService {
    static let host = "plg-api"

    let workflow: WorkflowContext

    /// One page of failed crawls.
    struct FailedPage: Equatable {
        let summaryIDs: [Int]
        /// Where the next page begins, or nil after the last one.
        let nextOffset: Int?
    }

    /// What PLG says of the data behind some products.
    struct Validation: Equatable {
        let isComplete: Bool
        /// What is missing, as `input: reason`.
        let missing: [String]
    }

    /// Hands new crawl configurations over: 201 is success, and nothing else.
    ///
    /// - Returns: the configuration's id for each summary row that PLG lists.
    func bulkCreate(_ type: DataType, _ configs: [JSONValue]) async throws -> [Int: Int] {
        try await bulk(HTTPRequest(.post, "/bulk-create", json: Self.body(type, configs)), expecting: 201...201)
    }

    /// Hands changed crawl configurations over: 200 is success, and nothing else.
    ///
    /// - Returns: the configuration's id for each summary row that PLG lists.
    func bulkUpdate(_ type: DataType, _ configs: [JSONValue]) async throws -> [Int: Int] {
        try await bulk(HTTPRequest(.put, "/bulk-update", json: Self.body(type, configs)), expecting: 200...200)
    }

    /// Asks for the crawls that failed from `first` to `last`.
    func failedList(
        _ type: DataType,
        from first: SimulationInstant,
        to last: SimulationInstant,
        limit: Int,
        offset: Int
    ) async throws -> FailedPage {
        let query = [
            HTTPParameter("data_type", type.rawValue), HTTPParameter("from", first.sqlText),
            HTTPParameter("to", last.sqlText), HTTPParameter("limit", "\(limit)"), HTTPParameter("offset", "\(offset)"),
        ]
        let request = HTTPRequest(.get, "/failed-list", query: query)
        return try await workflow.client.call(request, to: Self.host, expecting: 200...200) { answer in
            guard let data = answer["data"]?.array else { return nil }
            return FailedPage(
                summaryIDs: data.compactMap { $0["summary_id"]?.integer.map { Int($0) } },
                nextOffset: answer["next_offset"]?.integer.map { Int($0) }
            )
        }
    }

    /// Asks whether embedding and prediction of the products' data are complete.
    func validate(_ products: [JSONValue]) async throws -> Validation {
        let request = HTTPRequest(.post, "/validate-data", json: ["products": .array(products)])
        return try await workflow.client.call(request, to: Self.host, expecting: 200...200) { answer in
            guard let isComplete = answer["complete"]?.bool else { return nil }
            let missing = (answer["missing"]?.array ?? []).map { item in
                "\(item["input"]?.string ?? "?"): \(item["reason"]?.string ?? "no reason given")"
            }
            return Validation(isComplete: isComplete, missing: missing)
        }
    }

    private func bulk(_ request: HTTPRequest, expecting statuses: ClosedRange<Int>) async throws -> [Int: Int] {
        try await workflow.client.call(request, to: Self.host, expecting: statuses) { answer in
            guard let configs = answer["configs"]?.array else { return nil }
            var ids: [Int: Int] = [:]
            for config in configs {
                guard let summary = config["summary_id"]?.integer, let id = config["config_id"]?.integer else {
                    continue
                }
                ids[Int(summary)] = Int(id)
            }
            return ids
        }
    }

    private static func body(_ type: DataType, _ configs: [JSONValue]) -> JSONValue {
        ["data_type": .string(type.rawValue), "configs": .array(configs)]
    }
}
