/// Which scenarios of a suite are meant: those whose name or path contains a text, or fits a pattern with `*`.
struct SuiteFilter: Sendable {
    private let texts: [String]

    /// Makes a filter; without texts everything is meant.
    init(_ texts: [String]) {
        self.texts = texts
    }

    /// True when everything is meant.
    var isEmpty: Bool { texts.isEmpty }

    /// What was asked for, for a sentence.
    var summary: String { texts.map { "'\($0)'" }.joined(separator: " or ") }

    /// Whether a scenario is meant, by its path or by its name, where it has one.
    func accepts(path: String, name: String?) -> Bool {
        texts.isEmpty
            || texts.contains { text in [path, name].compactMap(\.self).contains { NameText.fits(text, $0) } }
    }
}
