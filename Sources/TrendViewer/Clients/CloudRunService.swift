import Wire

/// Starts the batch jobs on Cloud Run, as its API v2 does (seed 000, phases 3 and 5).
struct CloudRunService {
    static let host = "cloud-run"

    let workflow: WorkflowContext

    /// Starts analyzer_batch for a dataset.
    ///
    /// - Returns: the name of the execution.
    /// - Throws: `ServiceCallError`, or what stops the process itself.
    func runAnalyzer(datasetID: Int) async throws -> String {
        try await run("analyzer-batch", [("DATASET_ID", datasetID)])
    }

    /// Starts spvp_batch for a finished dataset.
    ///
    /// - Returns: the name of the execution.
    /// - Throws: `ServiceCallError`, or what stops the process itself.
    func runSPVP(historyID: Int, datasetID: Int) async throws -> String {
        try await run("spvp-batch", [("HISTORY_ID", historyID), ("DATASET_ID", datasetID)])
    }

    private func run(_ job: String, _ variables: [(name: String, value: Int)]) async throws -> String {
        let environment = variables.map { variable -> JSONValue in
            ["name": .string(variable.name), "value": .string("\(variable.value)")]
        }
        let body: JSONValue = ["overrides": ["containerOverrides": [["env": .array(environment)]]]]
        let path = "/v2/projects/trend-viewer/locations/asia-northeast1/jobs/\(job):run"
        let response = try await workflow.client.call(
            HTTPRequest(.post, path, json: body),
            to: Self.host,
            expecting: 200...299
        )
        // The job runs whatever the answer's body says, so an unreadable name is no failure.
        return (try? JSONValue(parsing: response.body))?["name"]?.string ?? job
    }
}
