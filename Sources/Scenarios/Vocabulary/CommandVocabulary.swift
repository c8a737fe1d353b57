/// A command that a scenario may run.
package struct CommandVocabulary: Sendable {
    /// The name that starts the line: `dataset:get-status`.
    package let name: String
    /// How to write the line, for messages: `dataset:get-status [dataset_id]`.
    package let usage: String
    /// The options that it takes, such as `--mode`; nil when the reader shall not check them.
    package let options: [String]?
    /// How many arguments it takes beside options; nil when the reader shall not check them.
    package let arguments: ClosedRange<Int>?

    /// Makes a command.
    package init(_ name: String, usage: String, options: [String]? = nil, arguments: ClosedRange<Int>? = nil) {
        self.name = name
        self.usage = usage
        self.options = options
        self.arguments = arguments
    }
}
