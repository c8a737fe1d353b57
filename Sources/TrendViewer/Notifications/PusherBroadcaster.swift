import Wire

/// Publishes events on the private channel of a group (reference trend-viewer §6.1).
struct PusherBroadcaster {
    /// The events that the app listens for.
    enum Event: String {
        case datasetCreated = "dataset.created"
        case datasetCompleted = "dataset.completed"
        case datasetFailed = "dataset.failed"
        case datasetReady = "dataset.ready"
    }

    /// What became of an event.
    enum Outcome: Equatable {
        case delivered
        /// Pusher took the event, but these clients could not be reached.
        case partly(lost: [String])
        /// Pusher did not take it.
        case failed(String)
    }

    let workflow: WorkflowContext

    /// Publishes one event.
    ///
    /// - Throws: only what stops the process itself.
    func send(_ event: Event, group: Int, _ payload: JSONObject) async throws -> Outcome {
        let body: JSONValue = [
            "name": .string(event.rawValue),
            "channels": [.string("private-group.\(group)")],
            "data": .string(JSONValue.object(payload).text),
        ]
        do {
            let request = HTTPRequest(.post, "/apps/tv/events", json: body)
            let response = try await workflow.client.send(request, to: "pusher")
            guard response.isSuccess else { return .failed("HTTP \(response.status) \(response.text)") }
            let lost = (try? JSONValue(parsing: response.body))?["undelivered"]?.array ?? []
            return lost.isEmpty ? .delivered : .partly(lost: lost.map { $0.string ?? $0.text })
        } catch let error as TransportError {
            return .failed(error.description)
        }
    }
}
