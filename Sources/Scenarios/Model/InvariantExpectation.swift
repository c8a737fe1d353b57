/// Which invariants must hold throughout.
package struct InvariantExpectation: Hashable, Sendable {
    /// The ids of those that must hold, in the vocabulary's order for all, else in the file's.
    package let ids: [String]
    /// True when the file says `all`.
    package let isAll: Bool
    /// Those that this scenario breaks on purpose, with the reason; they are not among `ids`.
    package let exceptions: [Exception]

    /// An invariant that need not hold here.
    package struct Exception: Hashable, Sendable {
        package let id: String
        package let reason: String
    }

    /// The expectation as a sentence.
    var text: String {
        let which = isAll ? "all invariants hold" : "\(ids.joined(separator: ", ")) hold"
        guard !exceptions.isEmpty else { return which }
        return "\(which), except \(exceptions.map { "\($0.id) (\($0.reason))" }.joined(separator: ", "))"
    }
}
