import Simulation
import Storage
import Wire

/// The way of one wishlist through `dataset:create`: collect, validate, send, record, trigger.
struct DatasetCreation {
    /// What became of the wishlist.
    enum Outcome: Equatable {
        case created
        /// Data is missing; the next run looks again.
        case notReady
        case failed
    }

    let workflow: WorkflowContext
    let wishlist: Wishlist

    private var attribute: FaultAttribute { .wishlist(wishlist.slug) }

    /// Goes as far as the wishlist can go.
    func run() async throws -> Outcome {
        try await workflow.step("collect", attribute)
        let material = try DatasetMaterial(wishlist: wishlist, workflow: workflow)
        if let lack = material.lack(in: workflow.settings) { return skip(lack) }
        workflow.mark(.datasetReady)
        try await workflow.step("validate", attribute)
        switch try await validate(material) {
        case .created: break
        case let other: return other
        }
        try await workflow.step("send", attribute)
        let datasetID: Int
        do {
            datasetID = try await AnalyzerApiService(workflow: workflow).createDataset(material.request)
        } catch let error as AnalyzerApiError {
            return try await refuse(error)
        }
        workflow.log.info("AnalyzerApiService created dataset \(datasetID) for '\(wishlist.slug)'")
        try await workflow.step("record", attribute, .dataset(datasetID))
        let history: Int
        do {
            history = try await record(datasetID, material)
        } catch let error as DatabaseError {
            return try await orphan(datasetID, error)
        }
        try await workflow.step("trigger", attribute, .dataset(datasetID))
        return try await trigger(datasetID, history: history)
    }

    private func skip(_ lack: String) -> Outcome {
        workflow.mark(.datasetNotReady)
        workflow.log.info("wishlist '\(wishlist.slug)' is not ready: \(lack)")
        return .notReady
    }

    /// Asks PLG whether embedding and prediction are complete; `.created` means: go on.
    private func validate(_ material: DatasetMaterial) async throws -> Outcome {
        do {
            let products = material.products.map(\.json)
            let validation = try await PlaygroundApiService(workflow: workflow).validate(products)
            guard validation.isComplete else {
                workflow.mark(.datasetNotValidated)
                let missing = validation.missing.joined(separator: ", ")
                workflow.log.info("wishlist '\(wishlist.slug)' is not ready: PLG misses \(missing)")
                return .notReady
            }
            workflow.mark(.datasetValidated)
            return .created
        } catch let error as ServiceCallError {
            workflow.log.error("wishlist '\(wishlist.slug)' could not be validated: \(error)", error.context)
            try await workflow.slack.send(
                notice(.validationFailed, "\(error)", hint: "Check the PLG API; the next run asks again.")
            )
            return .failed
        }
    }

    private func record(_ datasetID: Int, _ material: DatasetMaterial) async throws -> Int {
        let history = try await WishlistDatasetHistoryRepository(workflow: workflow).create(
            wishlistID: wishlist.id,
            datasetID: datasetID,
            slug: Slug.history(wishlist: wishlist.slug, datasetID: datasetID),
            config: material.request.text
        )
        workflow.mark(.datasetHistoryRow)
        try await workflow.step("log-creation", attribute, .dataset(datasetID))
        try await DatasetCreationLogService(workflow: workflow).logCreation(
            wishlist,
            historyID: history,
            datasetID: datasetID
        )
        return history
    }

    private func trigger(_ datasetID: Int, history: Int) async throws -> Outcome {
        do {
            let execution = try await CloudRunService(workflow: workflow).runAnalyzer(datasetID: datasetID)
            workflow.mark(.datasetTriggerAnalyzer)
            workflow.log.info("analyzer_batch started for dataset \(datasetID): \(execution)")
            return .created
        } catch let error as ServiceCallError {
            // The history stays Pending and nothing will move it (FM-17).
            workflow.log.error("analyzer_batch could not be started for dataset \(datasetID): \(error)", error.context)
            try await workflow.slack.send(
                notice(
                    .analyzerTriggerFailed,
                    "analyzer_batch could not be started: \(error)",
                    hint: "Start the job by hand; nothing else will.",
                    datasetIDs: [datasetID]
                )
            )
            return .failed
        }
    }

    /// The TV Python API made no dataset, as far as the answer goes (FM-16): no history.
    private func refuse(_ error: AnalyzerApiError) async throws -> Outcome {
        workflow.log.error("dataset for '\(wishlist.slug)' not created: AnalyzerApiService \(error)", error.context)
        do {
            try await DatasetCreationLogService(workflow: workflow).logCreationFailure(wishlist, "\(error)")
        } catch let failure as DatabaseError {
            workflow.log.error("the creation log could not be written: \(failure)")
        }
        try await workflow.slack.send(notice(.datasetCreateFailed, "dataset not created: \(error)", hint: error.hint))
        return .failed
    }

    /// The dataset exists there and cannot be recorded here: nobody will poll it (FM-15).
    private func orphan(_ datasetID: Int, _ error: DatabaseError) async throws -> Outcome {
        workflow.log.error("dataset \(datasetID) was created and could not be recorded: \(error)")
        try await workflow.slack.send(
            notice(
                .databaseError,
                "dataset \(datasetID) was created and could not be recorded: \(error)",
                hint: "Delete dataset \(datasetID), or insert its history by hand.",
                datasetIDs: [datasetID]
            )
        )
        return .failed
    }

    private func notice(
        _ kind: SlackNotice.Kind,
        _ text: String,
        hint: String,
        datasetIDs: [Int] = []
    ) -> SlackNotice {
        SlackNotice(
            severity: .error,
            kind: kind,
            text: text,
            hint: hint,
            datasetIDs: datasetIDs,
            wishlistSlugs: [wishlist.slug]
        )
    }
}
