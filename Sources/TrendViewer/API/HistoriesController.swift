import Simulation
import Storage
import Wire

/// `GET /wishlist-to-group/{slug}/histories`: the datasets of a wishlist, page by page (seed 001, case 2).
struct HistoriesController {
    let workflow: WorkflowContext

    /// Checks in the documented order, and answers with a page.
    func index(_ slug: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            let access = WishlistAccess(workflow: workflow, branches: .histories)
            let wishlist = try access.find(slug, for: request).wishlist
            let query = try query(request)
            try await workflow.step("query", .wishlist(slug))
            let (rows, total) = try query.rows(wishlistID: wishlist.id, in: workflow.console)
            mark(query, request, total: total)
            return HTTPResponse(200, json: Self.page(rows, total: total, query))
        } catch let error as APIError {
            return error.response
        } catch let error as DatabaseError {
            return fail("\(error)")
        } catch let error as InjectedFailure {
            return fail("failed at '\(error.step)' with \(error.code)")
        }
    }

    private func query(_ request: HTTPRequest) throws -> HistoryQuery {
        do throws(HistoryQuery.Problem) {
            return try HistoryQuery(request)
        } catch {
            switch error {
            case .page: workflow.mark(.histories400Page)
            case .filter: workflow.mark(.histories400Filter)
            }
            throw APIError(status: 400, code: "BAD_QUERY", message: error.message)
        }
    }

    private func mark(_ query: HistoryQuery, _ request: HTTPRequest, total: Int) {
        workflow.mark(total == 0 ? .historiesEmpty : .historiesPage)
        if query.status != nil { workflow.mark(.historiesFilter) }
        if request.parameter("sort") != nil { workflow.mark(.historiesSort) }
    }

    private func fail(_ reason: String) -> HTTPResponse {
        workflow.mark(.histories500)
        workflow.log.error("histories could not be read: \(reason)")
        return APIError.database.response
    }

    private static func page(_ rows: [Row], total: Int, _ query: HistoryQuery) -> JSONValue {
        let data = rows.map { row -> JSONValue in
            [
                "slug": .string(row.text("slug")), "dataset_id": JSONValue(row.int("dataset_id")),
                "status": JSONValue(row.int("status")), "spvp_status": JSONValue(row.int("spvp_status")),
                "error_message": JSONValue(row.textOrNil("error_message")),
                "created_at": JSONValue(row.textOrNil("created_at")),
                "updated_at": JSONValue(row.textOrNil("updated_at")),
            ]
        }
        let meta: JSONValue = [
            "current_page": JSONValue(query.page), "per_page": JSONValue(query.perPage), "total": JSONValue(total),
            "last_page": JSONValue(max(1, (total + query.perPage - 1) / query.perPage)),
        ]
        return ["data": .array(data), "meta": meta]
    }
}
