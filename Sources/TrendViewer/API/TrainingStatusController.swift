import Simulation
import Storage
import Wire

/// `PATCH /wishlist-to-group/{slug}/update-tranning-status`, spelt as documented (seed 001, case 3; Q-11).
struct TrainingStatusController {
    let workflow: WorkflowContext

    /// Checks in the documented order, and changes the training status.
    func update(_ slug: String, _ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            let access = WishlistAccess(workflow: workflow, branches: .training)
            let (wishlist, role) = try access.find(slug, for: request)
            let status = try requested(request)
            try checkDataset(wishlist)
            try checkPermission(role)
            try await changeTranningStatus(wishlist, to: status)
            workflow.mark(.trainingUpdated)
            workflow.log.info("training status of '\(slug)' is now \(status.label)")
            return HTTPResponse(
                200,
                json: ["data": ["slug": .string(slug), "training_status": JSONValue(status.rawValue)]]
            )
        } catch let error as APIError {
            return error.response
        } catch let error as DatabaseError {
            return fail("\(error)")
        } catch let error as InjectedFailure {
            return fail("failed at '\(error.step)' with \(error.code)")
        }
    }

    private func requested(_ request: HTTPRequest) throws -> TrainingStatus {
        let number = (try? JSONValue(parsing: request.body))?["training_status"]?.integer
        guard let status = number.flatMap({ TrainingStatus(rawValue: Int($0)) }) else {
            workflow.mark(.training400Data)
            throw APIError(status: 400, code: "INVALID_DATA", message: "'training_status' must be 0 or 1")
        }
        return status
    }

    private func checkDataset(_ wishlist: Wishlist) throws {
        let histories = WishlistDatasetHistoryRepository(workflow: workflow)
        guard let running = try histories.running(wishlistID: wishlist.id) else { return }
        workflow.mark(.training409)
        throw APIError(
            status: 409,
            code: "DATASET_NOT_READY",
            message: "dataset \(running.datasetID) is \(running.status.label)"
        )
    }

    /// A viewer of the group may look and not train; the document answers that like a wishlist that is not theirs.
    private func checkPermission(_ role: String) throws {
        guard role == "viewer" else { return }
        workflow.mark(.trainingPermission)
        throw APIError(status: 404, code: "NO_PERMISSION", message: "the user may not train this wishlist")
    }

    private func changeTranningStatus(_ wishlist: Wishlist, to status: TrainingStatus) async throws {
        guard wishlist.trainingStatus.canBecome(status) else {
            workflow.mark(.training400Transition)
            workflow.process.noteRefusal(
                of: "gb_console.wishlist_to_groups.training_status",
                from: wishlist.trainingStatus,
                to: status
            )
            throw APIError(
                status: 400,
                code: "INVALID_TRANSITION",
                message: "the training status is \(status.label) already"
            )
        }
        try await workflow.step("update", .wishlist(wishlist.slug))
        try await WishlistToGroupRepository(workflow: workflow).update(wishlist, trainingStatus: status)
    }

    private func fail(_ reason: String) -> HTTPResponse {
        workflow.mark(.training500)
        workflow.log.error("the training status could not be changed: \(reason)")
        return APIError.database.response
    }
}
