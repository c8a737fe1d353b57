internal import Simulation
internal import Wire

/// A message to the operators' Slack channel in the frame of reference trend-viewer §6.2.
struct OperatorMessage {
    enum Severity: String {
        case info, warning, error, critical

        var colour: String {
            switch self {
            case .info: "good"
            case .warning: "warning"
            case .error, .critical: "danger"
            }
        }
    }

    /// The command or service that speaks.
    let command: String
    let severity: Severity
    /// What the message is about, such as `crawl_failed`.
    let kind: String
    let text: String
    /// What the operator can do.
    let hint: String
    var datasetIDs: [Int] = []
    var wishlistSlugs: [String] = []

    /// Sends the message; that Slack is down is logged and changes nothing else (reference FM-51).
    ///
    /// - Returns: true when Slack took it.
    /// - Throws: `ProcessCrash` when the sender is crashed meanwhile.
    @discardableResult
    func send(from process: SimulatedProcess, by client: any HTTPClient) async throws -> Bool {
        let problem: String
        do {
            let response = try await client.send(request(at: process.now), to: "slack")
            guard !response.isSuccess else { return true }
            problem = "\(response.status) \(response.text)"
        } catch let error as TransportError {
            problem = error.description
        }
        process.log(.error, to: command, "Slack message \(kind) not sent: \(problem)")
        return false
    }

    private func request(at time: SimulationInstant) -> HTTPRequest {
        let payload: JSONValue = [
            "command": .string(command), "severity": .string(severity.rawValue),
            "dataset_ids": .array(datasetIDs.map { JSONValue($0) }),
            "wishlist_slugs": .array(wishlistSlugs.map { .string($0) }),
        ]
        return HTTPRequest(
            .post,
            "/services/T000/B000/dataset",
            json: [
                "text": .string("*\(command)* \(time.sqlText)\n[\(severity.rawValue.uppercased())] \(text)"),
                "attachments": [["color": .string(severity.colour), "text": .string(hint)]],
                "metadata": ["event_type": .string(kind), "event_payload": payload],
            ]
        )
    }
}
