import Simulation
import Storage
import Wire

/// Step 4: what follows when a dataset is complete (seed 002, step 4; seed 000, phases 4 and 5).
struct CompleteStep {
    let workflow: WorkflowContext

    /// Creates the batch jobs, resets the manual request flag, stores the notification.
    ///
    /// - Throws: `RollbackRequired` when the change must not stand without what failed.
    func write(_ change: inout StatusChange) async throws {
        let record = change.record
        try await workflow.step("complete", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
        try await createBatchJobs(&change)
        try await resetManualFlag(record)
        change.notificationIDs = try await NotificationStep(workflow: workflow).store(.datasetCompleted, change)
    }

    /// Sends the mail, and tells the operators.
    func announce(_ change: StatusChange) async throws {
        let record = change.record
        try await NotificationStep(workflow: workflow).mail(.datasetCompleted, change)
        try await workflow.step("alert", .dataset(record.datasetID))
        workflow.mark(.step4Slack)
        workflow.log.info("dataset \(record.datasetID) completed", statistics(change))
        try await workflow.slack.send(
            SlackNotice(
                severity: .info,
                kind: .datasetCompleted,
                text: "dataset \(record.datasetID) of '\(record.wishlist.name)' completed\(duration(of: record)); "
                    + "begun \(record.createdAt)",
                datasetIDs: [record.datasetID],
                wishlistSlugs: [record.wishlist.slug]
            )
        )
    }

    /// Dispatches the clean-up of a manual training, and starts spvp_batch.
    func afterCommit(_ change: StatusChange) async throws {
        let record = change.record
        if change.endsManualTraining {
            try await workflow.step("dispatch-cancel", .dataset(record.datasetID))
            CancelCrawlerScheduleOnceJob(wishlistID: record.wishlist.id, slug: record.wishlist.slug)
                .dispatch(from: workflow)
        }
        guard workflow.settings[TrendViewerSettings.spvpEngine] == .qwen else { return }
        try await workflow.step("trigger-spvp", .dataset(record.datasetID))
        try await triggerSPVP(record)
    }

    private func createBatchJobs(_ change: inout StatusChange) async throws {
        let record = change.record
        do {
            try await workflow.step("batch-jobs", .dataset(record.datasetID))
            let jobs = try await BatchJobViewpointService(workflow: workflow).createBatchJobsIfNeeded(record)
            change.batchJobs = jobs.count
            guard !jobs.isEmpty else {
                workflow.mark(.step4NoBatchNeeded)
                workflow.log.info("dataset \(record.datasetID) needs no batch jobs")
                return
            }
            workflow.mark(.step4BatchJobs)
            workflow.log.info(
                "batch jobs created for dataset \(record.datasetID)",
                JSONObject([("batch_job_ids", .array(jobs.map { JSONValue($0) }))])
            )
        } catch let error as DatabaseError {
            workflow.mark(.step4BatchError)
            workflow.log.error("batch job creation error for dataset \(record.datasetID): \(error)")
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .batchJobError,
                    text: "batch jobs of dataset \(record.datasetID) could not be created: \(error)",
                    hint: "Check gb_analyzer.batch_jobs_vps; the next run tries again.",
                    datasetIDs: [record.datasetID],
                    wishlistSlugs: [record.wishlist.slug]
                )
            )
            try rollBackUnlessTold(error)
        }
    }

    /// The documents do not say what an error of this step does to the new status (Q-14; FM-47, FM-53).
    private func rollBackUnlessTold(_ error: DatabaseError) throws {
        guard workflow.settings[TrendViewerSettings.completionError] == .goOn, workflow.console.isInTransaction
        else { throw RollbackRequired(reason: "\(error)") }
    }

    private func resetManualFlag(_ record: DatasetRecord) async throws {
        guard record.wishlist.isManualRequest else { return }
        do {
            try await workflow.step("manual-flag", .dataset(record.datasetID), .wishlist(record.wishlist.slug))
            try await WishlistToGroupRepository(workflow: workflow).resetManualRequest(record.wishlist)
        } catch let error as DatabaseError {
            workflow.log.error("manual request flag of '\(record.wishlist.slug)' could not be reset: \(error)")
            return try rollBackUnlessTold(error)
        }
        workflow.mark(.step4ManualFlag)
        workflow.log.info("manual request flag of '\(record.wishlist.slug)' reset")
    }

    /// A lost trigger leaves spvp_status at Analyzing for ever: nothing polls it (FM-39).
    private func triggerSPVP(_ record: DatasetRecord) async throws {
        do {
            let execution = try await CloudRunService(workflow: workflow).runSPVP(
                historyID: record.historyID,
                datasetID: record.datasetID
            )
            workflow.mark(.spvpTrigger)
            workflow.log.info("spvp_batch started for dataset \(record.datasetID): \(execution)")
        } catch let error as ServiceCallError {
            workflow.log.error(
                "spvp_batch could not be started for dataset \(record.datasetID): \(error)",
                error.context
            )
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .spvpTriggerFailed,
                    text: "spvp_batch could not be started for dataset \(record.datasetID): \(error)",
                    hint: "Start the job by hand; nothing else will.",
                    datasetIDs: [record.datasetID],
                    wishlistSlugs: [record.wishlist.slug]
                )
            )
        }
    }

    /// How long the processing took, which the message tells (seed 002, "Success Notifications").
    private func duration(of record: DatasetRecord) -> String {
        guard let begun = SimulationInstant(isoText: record.createdAt) else { return "" }
        // The row keeps whole seconds, so that more would be made up.
        return " in \(Duration.seconds(begun.duration(to: workflow.clock).components.seconds).text)"
    }

    private func statistics(_ change: StatusChange) -> JSONObject {
        JSONObject([
            ("wishlist", .string(change.record.wishlist.slug)), ("created_at", .string(change.record.createdAt)),
            ("progress", JSONValue(change.detail.progress)), ("batch_jobs", JSONValue(change.batchJobs)),
            ("notifications", JSONValue(change.notificationIDs?.count)),
        ])
    }
}
