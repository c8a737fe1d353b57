/// A name with the value that the command line gives it: `NAME=VALUE`.
struct Assignment: Sendable {
    let name: String
    /// What stands behind the first `=`; it may be empty, and may hold further ones.
    let value: String

    /// Reads a word; nil for one without `=`, or with nothing before it.
    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        (name, value) = (String(parts[0]), String(parts[1]))
    }
}
