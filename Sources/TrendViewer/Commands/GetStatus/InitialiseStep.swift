import Simulation
import Storage
import Wire

/// Step 1: logs the start, finds the datasets to ask about (seed 002, step 1).
struct InitialiseStep {
    /// What there is to do.
    enum Outcome: Equatable {
        case records([DatasetRecord])
        case nothing
        case refused(String)
    }

    let workflow: WorkflowContext
    let argument: String?

    /// Finds the datasets.
    func run() async throws -> Outcome {
        try await workflow.step("initialise")
        workflow.mark(.step1Start)
        workflow.log.info("started", JSONObject([("dataset_id", JSONValue(argument))]))
        do {
            try await workflow.step("query")
            return try await find()
        } catch let error as DatabaseError {
            return try await refuseDatabase("\(error)")
        } catch let error as InjectedFailure where error.step == "query" {
            return try await refuseDatabase("the connection failed with \(error.code)")
        }
    }

    private func find() async throws -> Outcome {
        let repository = WishlistDatasetHistoryRepository(workflow: workflow)
        var datasetID: Int?
        if let argument {
            guard let id = Int(argument), id > 0 else {
                return try await refuseArgument("dataset_id '\(argument)' is not a number of a dataset")
            }
            guard try repository.exists(datasetID: id) else {
                return try await refuseArgument("dataset_id \(id) is in no row of wishlist_dataset_histories")
            }
            workflow.mark(.step1OneDataset)
            datasetID = id
        }
        let records = try repository.getPendingAndAnalyzingRecords(datasetID: datasetID)
        guard !records.isEmpty else {
            workflow.mark(.step1None)
            workflow.log.info("no datasets to monitor")
            return .nothing
        }
        workflow.mark(.step1Found)
        workflow.log.info("found \(records.count) datasets that are Pending or Analyzing")
        return .records(records)
    }

    private func refuseArgument(_ reason: String) async throws -> Outcome {
        workflow.mark(.step1InvalidId)
        workflow.log.error("invalid dataset_id parameter: \(reason)")
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .invalidArgument,
                text: "invalid dataset_id parameter: \(reason)",
                hint: "Look the dataset_id up in wishlist_dataset_histories."
            )
        )
        return .refused(reason)
    }

    private func refuseDatabase(_ reason: String) async throws -> Outcome {
        workflow.mark(.step1DatabaseError)
        workflow.log.error("database connection error: \(reason)")
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .databaseError,
                text: "database connection error: \(reason)",
                hint: "Check gb_console; the next run tries again."
            )
        )
        return .refused(reason)
    }
}
