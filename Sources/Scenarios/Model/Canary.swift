/// Says of a scenario that it must not hold: a proof that what it expects can fail at all.
package struct Canary: Hashable, Sendable {
    /// Why it must not hold, in the author's words; nil when the file says only that it must not.
    package let reason: String?

    /// Makes one.
    package init(reason: String?) {
        self.reason = reason
    }
}
