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

    let workplace: Workplace
    let argument: String?

    /// Finds the datasets.
    func run() async throws -> Outcome {
        try await workplace.step("initialise")
        workplace.mark(.step1Start)
        workplace.log.info("started", JSONObject([("dataset_id", JSONValue(argument))]))
        do {
            try await workplace.step("query")
            return try await find()
        } catch let error as DatabaseError {
            return try await refuseDatabase("\(error)")
        } catch let error as InjectedFailure where error.step == "query" {
            return try await refuseDatabase("the connection failed with \(error.code)")
        }
    }

    private func find() async throws -> Outcome {
        let repository = WishlistDatasetHistoryRepository(workplace: workplace)
        var datasetID: Int?
        if let argument {
            guard let id = Int(argument), id > 0 else {
                return try await refuseArgument("dataset_id '\(argument)' is not a number of a dataset")
            }
            guard try repository.exists(datasetID: id) else {
                return try await refuseArgument("dataset_id \(id) is in no row of wishlist_dataset_histories")
            }
            workplace.mark(.step1OneDataset)
            datasetID = id
        }
        let records = try repository.getPendingAndAnalyzingRecords(datasetID: datasetID)
        guard !records.isEmpty else {
            workplace.mark(.step1None)
            workplace.log.info("no datasets to monitor")
            return .nothing
        }
        workplace.mark(.step1Found)
        workplace.log.info("found \(records.count) datasets that are Pending or Analyzing")
        return .records(records)
    }

    private func refuseArgument(_ reason: String) async throws -> Outcome {
        workplace.mark(.step1InvalidId)
        workplace.log.error("invalid dataset_id parameter: \(reason)")
        try await workplace.slack.send(
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
        workplace.mark(.step1DatabaseError)
        workplace.log.error("database connection error: \(reason)")
        try await workplace.slack.send(
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
