import Simulation
import Wire

/// What a run of `dataset:get-status` counts for its summary (seed 002, step 7).
struct GetStatusStatistics: Equatable {
    var total = 0
    var polled = 0
    var unchanged = 0
    var refused = 0
    var changed = 0
    var completed = 0
    var failed = 0
    var rolledBack = 0
    var apiErrors: [ErrorNote] = []
    var databaseErrors: [ErrorNote] = []

    /// An error of one dataset, kept for the end of the run.
    struct ErrorNote: Equatable {
        let datasetID: Int
        let text: String
        let hint: String
    }

    /// The counts as a log line carries them.
    var json: JSONObject {
        JSONObject([
            ("total", JSONValue(total)), ("polled", JSONValue(polled)), ("unchanged", JSONValue(unchanged)),
            ("refused", JSONValue(refused)), ("changed", JSONValue(changed)), ("completed", JSONValue(completed)),
            ("failed", JSONValue(failed)), ("rolled_back", JSONValue(rolledBack)),
            ("api_errors", JSONValue(apiErrors.count)), ("database_errors", JSONValue(databaseErrors.count)),
        ])
    }

    /// The counts in a sentence.
    var sentence: String {
        "\(total) datasets checked, \(changed) status changes, \(completed) completed, \(failed) failed, "
            + "\(apiErrors.count + databaseErrors.count) errors"
    }
}
