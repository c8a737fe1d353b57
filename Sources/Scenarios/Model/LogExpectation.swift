/// Which lines must have been logged.
package struct LogExpectation: Hashable, Sendable {
    /// The log's name, such as `laravel`.
    package let log: TextPattern?
    /// The level in small letters, such as `error`.
    package let level: String?
    /// What the whole message must look like.
    package let message: TextPattern?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        count.text("log line") + TextPattern.list([("log", log?.text), ("level", level), ("text", message?.text)])
            + timing.suffix
    }
}
