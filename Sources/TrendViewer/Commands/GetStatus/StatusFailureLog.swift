import Storage

/// Notes failed status updates where the operators look for them (seed 002, "Check failed status update attempts").
struct StatusFailureLog {
    let workflow: WorkflowContext

    /// Writes a `Failure` row; when even that fails, the log line has to do.
    func note(_ record: DatasetRecord, _ reason: String) async throws {
        do {
            try await DatasetCreationLogService(workflow: workflow).logStatusFailure(record, reason)
        } catch let error as DatabaseError {
            workflow.log.error("the failure of dataset \(record.datasetID) could not be logged: \(error)")
        }
    }
}
