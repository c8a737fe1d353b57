/// A statement that its session may not run.
struct StatementRefused: Error {
    let refusal: StatementReview.Refusal
}
