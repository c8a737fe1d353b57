import Simulation
import Storage
import Wire

/// Answers the readings of a finished dataset: the history by its slug, then its rows (reference trend-viewer §1.13).
///
/// Nothing looks at the status of the history: a dataset whose viewpoints are not mapped yet has an empty table (FM-52).
struct AnalyzerController {
    let workflow: WorkflowContext

    /// Answers one reading.
    func show(
        _ read: AnalyzerRead,
        _ slug: String,
        productID: String?,
        _ request: HTTPRequest
    ) async throws -> HTTPResponse {
        do {
            let dataset = try find(slug, request)
            try await workflow.step("query", .dataset(dataset))
            let results = AnalysisRepository(workflow: workflow, datasetID: dataset)
            let mode = try mode(request)
            switch read {
            case .products: return try products(results, request)
            case .comparison: return Self.answer(try results.comparison(mode))
            case .reviewChart: return Self.answer(try results.chart(try productIDs(request)))
            case .reviewSentences:
                guard let id = productID.flatMap({ Int($0) }), try results.hasProduct(id) else {
                    throw APIError.notFound("the product")
                }
                return Self.answer(try results.sentences(productID: id, mode))
            }
        } catch let error as APIError {
            return error.response
        } catch let error as DatabaseError {
            workflow.log.error("the analysis could not be read: \(error)")
            return APIError.database.response
        }
    }

    private func find(_ slug: String, _ request: HTTPRequest) throws -> Int {
        let user = try Authentication(workflow: workflow).user(of: request)
        let groups = GroupRepository(workflow: workflow)
        guard let record = try WishlistDatasetHistoryRepository(workflow: workflow).find(slug: slug),
            try groups.role(userID: user, groupID: record.wishlist.groupID) != nil
        else { throw APIError.notFound("the dataset") }
        return record.datasetID
    }

    private func mode(_ request: HTTPRequest) throws -> AnalysisRepository.Mode {
        let text = request.parameter("viewpoint_type") ?? AnalysisRepository.Mode.specificViewpoint.rawValue
        guard let mode = AnalysisRepository.Mode(rawValue: text) else {
            let words = AnalysisRepository.Mode.allCases.map(\.rawValue).joined(separator: " or ")
            throw APIError(status: 400, code: "BAD_QUERY", message: "'viewpoint_type' must be \(words)")
        }
        return mode
    }

    private func productIDs(_ request: HTTPRequest) throws -> Set<Int> {
        guard let text = request.parameter("products") else { return [] }
        let parts = text.split(separator: ",")
        let ids = parts.compactMap { Int($0) }
        guard ids.count == parts.count else {
            throw APIError(status: 400, code: "BAD_QUERY", message: "'products' must be numbers with commas between")
        }
        return Set(ids)
    }

    private func products(_ results: AnalysisRepository, _ request: HTTPRequest) throws -> HTTPResponse {
        let page: HistoryQuery
        do throws(HistoryQuery.Problem) {
            page = try HistoryQuery(request)
        } catch {
            throw APIError(status: 400, code: "BAD_QUERY", message: error.message)
        }
        let all = try results.products(search: request.parameter("search"))
        let first = min((page.page - 1) * page.perPage, all.count)
        let meta: JSONValue = [
            "current_page": JSONValue(page.page), "per_page": JSONValue(page.perPage), "total": JSONValue(all.count),
            "last_page": JSONValue(max(1, (all.count + page.perPage - 1) / page.perPage)),
        ]
        let data = Array(all[first..<min(first + page.perPage, all.count)])
        return HTTPResponse(200, json: ["data": .array(data), "meta": meta])
    }

    private static func answer(_ data: [JSONValue]) -> HTTPResponse {
        HTTPResponse(200, json: ["data": .array(data)])
    }
}
