import Scenarios
import Wire

/// What the steps of a run have saved, and what came of the answers that they expected.
final class StepResults: @unchecked Sendable {
    // Safe although mutable: the steps write on the world's executor, the judge reads when the world stands still.
    var saved: [String: JSONValue] = [:]
    private(set) var expectations: [Int: ExpectationResult] = [:]

    /// Notes what came of the expectation of the step at `index` of the file.
    func note(_ result: ExpectationResult, step index: Int) {
        expectations[index] = result
    }
}
