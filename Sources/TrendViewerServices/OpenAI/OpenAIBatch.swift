internal import Wire

/// A batch as OpenAI's batch API shows it, from its creation to its end.
struct OpenAIBatch: Sendable {
    /// The states of the real API that a batch passes here.
    enum Status: String, Hashable, Sendable {
        case validating, failed, completed, expired, cancelled
        case inProgress = "in_progress"

        /// True when the batch changes no more.
        var isOver: Bool {
            switch self {
            case .validating, .inProgress: false
            case .failed, .completed, .expired, .cancelled: true
            }
        }
    }

    let id, inputFileID, endpoint, completionWindow: String
    let metadata: JSONValue
    /// Seconds since 1970.
    let created: Int64
    var status = Status.validating
    /// When each later state was reached, in order.
    var reached: [(status: Status, at: Int64)] = []
    var outputFileID, errorFileID: String?
    var total = 0
    var completed = 0
    var failed = 0
    /// Code and message of what made the whole batch fail.
    var error: (code: String, message: String)?

    /// Moves to a state.
    mutating func move(to status: Status, at time: Int64) {
        self.status = status
        reached.append((status, time))
    }

    var json: JSONValue {
        var object = JSONObject([
            ("id", .string(id)), ("object", "batch"), ("endpoint", .string(endpoint)), ("errors", errors),
            ("input_file_id", .string(inputFileID)), ("completion_window", .string(completionWindow)),
            ("status", .string(status.rawValue)), ("output_file_id", JSONValue(outputFileID)),
            ("error_file_id", JSONValue(errorFileID)), ("created_at", JSONValue(created)),
        ])
        for (status, time) in reached { object["\(status.rawValue)_at"] = JSONValue(time) }
        object["request_counts"] = [
            "total": JSONValue(total), "completed": JSONValue(completed), "failed": JSONValue(failed),
        ]
        object["metadata"] = metadata
        return .object(object)
    }

    private var errors: JSONValue {
        guard let error else { return nil }
        return [
            "object": "list", "data": [["code": .string(error.code), "message": .string(error.message)]],
        ]
    }
}
