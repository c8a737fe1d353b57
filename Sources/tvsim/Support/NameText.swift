internal import Simulation

/// A text by which somebody picks names: a part of the name, or all of it where the text has a `*`.
enum NameText {
    /// Whether a name is one of those that a text picks.
    static func fits(_ text: String, _ name: String) -> Bool {
        text.contains("*") ? GlobPattern(text).matches(name) : name.contains(text)
    }
}
