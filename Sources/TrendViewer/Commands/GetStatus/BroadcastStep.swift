import Simulation
import Wire

/// Step 6: tells the app through Pusher, still inside the transaction by default (seed 002, step 6; FM-34).
struct BroadcastStep {
    let workflow: WorkflowContext

    /// Sends the completion or failure event to the group's private channel.
    func run(_ change: StatusChange) async throws {
        let record = change.record
        try await workflow.step("broadcast", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        let isCompletion = change.status == .completed
        let word = isCompletion ? "completion" : "failure"
        let outcome = try await PusherBroadcaster(workflow: workflow).send(
            isCompletion ? .datasetCompleted : .datasetFailed,
            group: record.wishlist.groupID,
            isCompletion
                ? record.payload(status: .completed, spvpStatus: SPVPStatus.analyzing.rawValue)
                : record.payload(status: .failed, errorMessage: change.detail.failureReason)
        )
        switch outcome {
        case .delivered:
            workflow.mark(isCompletion ? .step6Completion : .step6Failure)
            workflow.log.info("\(word) of dataset \(record.datasetID) broadcast")
        case .partly(let lost):
            workflow.mark(.step6WebsocketError)
            workflow.log.error(
                "WebSocket connection error, \(word) of dataset \(record.datasetID) delivered in part",
                JSONObject([("undelivered", .array(lost.map { .string($0) }))])
            )
        case .failed(let reason):
            try await fallBack(change, word, reason)
        }
    }

    /// The notification row is all that the users get until they reload (FM-49).
    private func fallBack(_ change: StatusChange, _ word: String, _ reason: String) async throws {
        let record = change.record
        workflow.mark(.step6PusherError)
        workflow.log.error("Pusher service error for the \(word) of dataset \(record.datasetID): \(reason)")
        workflow.log.warning(
            "falls back to the database-only notification for dataset \(record.datasetID)",
            JSONObject([("notification_ids", .array((change.notificationIDs ?? []).map { JSONValue($0) }))])
        )
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .pusherError,
                text: "the \(word) of dataset \(record.datasetID) could not be broadcast: \(reason)",
                hint: "Check Pusher; users see the result after a reload.",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
    }
}
