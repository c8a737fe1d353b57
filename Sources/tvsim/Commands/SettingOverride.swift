/// A setting and the value that the command line gives it.
struct SettingOverride: Sendable {
    let name: String
    let value: String

    /// Reads `name=value`.
    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        (name, value) = (String(parts[0]), String(parts[1]))
    }
}
