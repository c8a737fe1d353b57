/// What the parser and the help pages need to know of an option.
struct OptionDeclaration: Sendable {
    /// The name without its dashes, such as `seed`.
    let name: String

    /// One letter that stands for it, such as `h`.
    var letter: Character?

    /// What the help page writes for the value, such as `N`; nil for a flag, which has none.
    var placeholder: String?

    /// What it does, in a sentence fragment.
    let summary: String

    /// What holds without it, as the help page says it.
    var defaultText: String?

    /// What its value is, for the shells.
    var kind = ValueKind.text

    /// True when it may stand several times.
    var isRepeated = false

    /// What a value must look like, for the sentence that refuses one: `a whole number from 0`.
    var expected = "a text"

    /// Whether a text is a value of this option.
    var accepts: @Sendable (String) -> Bool = { _ in true }

    /// The option as it is typed: `--seed N`.
    var usage: String { "--\(name)" + (placeholder.map { " \($0)" } ?? "") }

    /// The words that stand for it: `--quiet`, `-q`.
    var words: [String] { ["--\(name)"] + (letter.map { ["-\($0)"] } ?? []) }

    /// The values that are possible, when they can be counted.
    var choices: [String] { kind.choices }
}
