import Simulation
import Wire

/// Step 7, second half: recovery messages and the summary of the run (seed 002, step 7).
struct SummaryStep {
    let workflow: WorkflowContext
    let statistics: GetStatusStatistics

    /// Logs and sends what the run amounts to.
    func run() async throws {
        try await workflow.step("summarise")
        if !statistics.apiErrors.isEmpty { try await recoverAPI() }
        if !statistics.databaseErrors.isEmpty { try await recoverDatabase() }
        let spent = workflow.process.started.duration(to: workflow.process.now)
        workflow.mark(.step7Summary)
        workflow.log.info("completed", statistics.json)
        workflow.log.info("processed \(statistics.total) datasets with \(statistics.changed) status changes")
        workflow.log.info("execution time \(spent.text)")
        try await workflow.slack.send(
            SlackNotice(
                severity: .info,
                kind: .runSummary,
                text: "\(statistics.sentence), in \(spent.text)"
            )
        )
    }

    private func recoverAPI() async throws {
        workflow.mark(.step7ApiRecovery)
        let errors = statistics.apiErrors
        for error in errors {
            workflow.log.error(
                "API error recovery for dataset \(error.datasetID): \(error.text)",
                JSONObject([("attempt", 1), ("retry", "next run"), ("hint", .string(error.hint))])
            )
        }
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .apiRecovery,
                text: "\(errors.count) datasets could not be asked for; the next run asks again",
                hint: Self.unique(errors.map(\.hint)).joined(separator: " "),
                datasetIDs: errors.map(\.datasetID)
            )
        )
    }

    private func recoverDatabase() async throws {
        workflow.mark(.step7DatabaseRecovery)
        let errors = statistics.databaseErrors
        for error in errors {
            workflow.log.error("database error recovery for dataset \(error.datasetID): \(error.text)")
        }
        try await workflow.slack.send(
            SlackNotice(
                severity: .error,
                kind: .databaseRecovery,
                text: "\(errors.count) datasets could not be written; the next run tries again",
                hint: Self.unique(errors.map(\.hint)).joined(separator: " "),
                datasetIDs: errors.map(\.datasetID)
            )
        )
    }

    private static func unique(_ texts: [String]) -> [String] {
        texts.enumerated().filter { texts.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }
}
