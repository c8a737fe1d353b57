import Simulation
import Wire

/// Sends the operators' messages; a failure is logged and never reaches the command (reference trend-viewer §6.2).
struct DatasetSlackChannel {
    let workflow: WorkflowContext

    /// Sends one message under the title of its process.
    ///
    /// - Returns: false when Slack did not take it.
    /// - Throws: only what stops the process itself.
    @discardableResult
    func send(_ notice: SlackNotice) async throws -> Bool {
        let payload = notice.payload(command: workflow.title, time: workflow.clock)
        let request = HTTPRequest(.post, "/services/T000/B000/dataset", json: payload)
        do {
            let response = try await workflow.client.send(request, to: "slack")
            if response.isSuccess { return true }
            logFailure(of: notice, "HTTP \(response.status) \(response.text)")
        } catch let error as TransportError {
            logFailure(of: notice, error.description)
        }
        return false
    }

    private func logFailure(of notice: SlackNotice, _ reason: String) {
        workflow.log.error(
            "DatasetSlackChannel could not send '\(notice.kind.rawValue)': \(reason)",
            JSONObject([("kind", .string(notice.kind.rawValue))])
        )
    }
}
