/// Says of a scenario that it must not hold: a proof that what it expects can fail at all.
package struct Canary: Hashable, Sendable {
    /// Why it must not hold, in the author's words; nil when the file says only that it must not.
    package let reason: String?
    /// What the reports must say of it: all that does not hold fits one of these, and each fits something; anything does
    /// where there is none.
    package let signs: [TextPattern]

    /// Makes one.
    package init(reason: String?, signs: [TextPattern] = []) {
        self.reason = reason
        self.signs = signs
    }
}
