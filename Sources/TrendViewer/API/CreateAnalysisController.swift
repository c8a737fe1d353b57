import Simulation
import Storage
import Wire

/// `POST /wishlist-to-group/{slug}/createAnalysis`: a dataset at a user's request (seed 001, case 1).
struct CreateAnalysisController {
    let workflow: WorkflowContext

    /// Checks in the documented order, has the dataset created, and answers with its id.
    func create(_ slug: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            try await workflow.step("authenticate", .wishlist(slug))
            let access = WishlistAccess(workflow: workflow, branches: .createAnalysis)
            let wishlist = try access.find(slug, for: request).wishlist
            try checkSubscription(wishlist)
            try checkHistories(wishlist)
            let created = try await ProductAnalysisService(workflow: workflow)
                .createDatasetForWishlistToGroup(wishlist)
            try await announce(created)
            workflow.mark(.createAnalysisResponse)
            return HTTPResponse(
                200,
                json: [
                    "data": [
                        "dataset_id": JSONValue(created.datasetID), "slug": .string(created.historySlug),
                        "status": JSONValue(created.status.rawValue), "spvp_status": JSONValue(created.spvpStatus),
                    ]
                ]
            )
        } catch let error as APIError {
            return refuse(error, slug)
        } catch let error as DatabaseError {
            return fail("\(error)", slug)
        } catch let error as InjectedFailure {
            return fail("failed at '\(error.step)' with \(error.code)", slug)
        }
    }

    private func checkSubscription(_ wishlist: Wishlist) throws {
        switch try GroupRepository(workflow: workflow).subscription(groupID: wishlist.groupID).state {
        case .active: return
        case .expired:
            workflow.mark(.createAnalysis402Expired)
            throw APIError.subscriptionExpired
        case .invalid:
            workflow.mark(.createAnalysis402Invalid)
            throw APIError.subscriptionInvalid
        }
    }

    /// Looks at the histories only: a dataset that was created and never recorded is not seen (FM-16).
    private func checkHistories(_ wishlist: Wishlist) throws {
        let histories = WishlistDatasetHistoryRepository(workflow: workflow)
        guard let running = try histories.running(wishlistID: wishlist.id) else { return }
        workflow.mark(.createAnalysis409)
        throw APIError(
            status: 409,
            code: "DATASET_PROCESSING",
            message: "dataset \(running.datasetID) of the wishlist is being processed"
        )
    }

    /// The initial notification; without Pusher the request succeeds all the same.
    private func announce(_ record: DatasetRecord) async throws {
        try await workflow.step("broadcast", .wishlist(record.wishlist.slug), .dataset(record.datasetID))
        let outcome = try await PusherBroadcaster(workflow: workflow).send(
            .datasetCreated,
            group: record.wishlist.groupID,
            record.payload(status: record.status)
        )
        guard case .failed(let reason) = outcome else {
            workflow.mark(.createAnalysisPusher)
            return
        }
        workflow.mark(.createAnalysisPusherDown)
        workflow.log.error("the creation of dataset \(record.datasetID) could not be broadcast: \(reason)")
    }

    private func refuse(_ error: APIError, _ slug: String) -> HTTPResponse {
        workflow.mark(.createAnalysisErrorLogged)
        workflow.log.warning("createAnalysis of '\(slug)' refused with \(error.status): \(error.message)")
        return error.response
    }

    private func fail(_ reason: String, _ slug: String) -> HTTPResponse {
        workflow.mark(.createAnalysis500System)
        workflow.mark(.createAnalysisErrorLogged)
        workflow.log.error("createAnalysis of '\(slug)' failed: \(reason)")
        return APIError.system.response
    }
}
