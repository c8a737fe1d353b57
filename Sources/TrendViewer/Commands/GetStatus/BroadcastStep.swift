import Simulation
import Wire

/// Step 6: tells the app through Pusher, still inside the transaction by default (seed 002, step 6; FM-34).
struct BroadcastStep {
    let workplace: Workplace

    /// Sends the completion or failure event to the group's private channel.
    func run(_ change: StatusChange) async throws {
        let record = change.record
        try await workplace.step("broadcast", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        let isCompletion = change.status == .completed
        let word = isCompletion ? "completion" : "failure"
        let outcome = try await PusherBroadcaster(workplace: workplace).send(
            isCompletion ? .datasetCompleted : .datasetFailed,
            group: record.wishlist.groupID,
            isCompletion
                ? record.payload(status: .completed, spvpStatus: SPVPStatus.analyzing.rawValue)
                : record.payload(status: .failed, errorMessage: change.detail.failureReason)
        )
        switch outcome {
        case .delivered:
            workplace.mark(isCompletion ? .step6Completion : .step6Failure)
            workplace.log.info("\(word) of dataset \(record.datasetID) broadcast")
        case .partly(let lost):
            workplace.mark(.step6WebsocketError)
            workplace.log.error(
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
        workplace.mark(.step6PusherError)
        workplace.log.error("Pusher service error for the \(word) of dataset \(record.datasetID): \(reason)")
        workplace.log.warning(
            "falls back to the database-only notification for dataset \(record.datasetID)",
            JSONObject([("notification_ids", .array((change.notificationIDs ?? []).map { JSONValue($0) }))])
        )
        try await workplace.slack.send(
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
