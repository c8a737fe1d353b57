/// What came of a scenario that must not hold.
package struct CanaryResult: Sendable, Equatable {
    /// Why it must not, in the author's words.
    package var reason: String?
    /// True when something in it did not hold, as it must.
    package var held: Bool
    /// Why what did not hold is not what must not; nil when it is, and when everything held.
    package var why: String?

    /// Makes a result.
    package init(reason: String?, held: Bool, why: String? = nil) {
        self.reason = reason
        self.held = held
        self.why = why
    }
}
