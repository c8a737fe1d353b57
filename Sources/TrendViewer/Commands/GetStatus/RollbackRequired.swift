/// The open transaction of `dataset:get-status` cannot be committed (seed 002, step 7).
struct RollbackRequired: Error, Equatable {
    /// What led to it, in a sentence.
    let reason: String
    /// True when the step that failed has told the operators already, as the update of step 3 does.
    var isReported = false
}
