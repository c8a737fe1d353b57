/// Which requests must have been made between services.
package struct HTTPExpectation: Hashable, Sendable {
    package let host: String
    /// The method, or nil for any.
    package let method: String?
    /// What the path must look like, or nil for any.
    package let path: TextPattern?
    /// The status of the answer, if it matters.
    package let status: Int?
    /// The process that made the request, if it matters.
    package let from: TextPattern?
    /// Whether it was sent in a transaction that was rolled back later, if that matters.
    package let rolledBack: Bool?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        let request = [host, method, path?.text].compactMap(\.self).joined(separator: " ")
        return count.text("request") + " \(request)" + (from.map { " from \($0.text)" } ?? "")
            + (status.map { " answered with status \($0)" } ?? "")
            + TextPattern.list([("rolledBack", rolledBack?.description)]) + timing.suffix
    }
}
