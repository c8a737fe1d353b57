/// Options and operands that several commands have.
enum SharedOptions {
    /// The folder with the scenarios that are meant where none is named.
    static let scenarios = "Scenarios"

    /// Files and folders; none means `scenarios`.
    static let paths = CommandDeclaration.Operand(
        placeholder: "PATH",
        summary: "Scenario files, and folders with scenario files; '\(scenarios)' when none is named",
        kind: .file([".json"]),
        isRequired: false,
        isRepeated: true
    )

    /// The paths that a command line means.
    static func paths(of arguments: ParsedArguments) -> [String] {
        arguments.operands.isEmpty ? [scenarios] : arguments.operands
    }

    /// How results are written.
    enum ReportFormat: String, CaseIterable, Sendable {
        case text, json
    }

    static let report = Option<ReportFormat>.choice(
        "report",
        "FORMAT",
        "Write results for people or for programs",
        default: .text
    )
    static let html = Option<String>.text(
        "html",
        "FILE",
        "Draw what happened on a page to look at in a browser; one file, no network",
        kind: .file([".html"])
    )
    static let mermaid = Option<String>.text(
        "mermaid",
        "FILE",
        "Write the sequence diagram of the run to this file, in Mermaid's language",
        kind: .file([".mmd", ".mermaid", ".md"])
    )
    static let color = Option<ColorMode>.choice("color", "WHEN", "Colour the report", default: .auto)
    static let mocks = Option<String>.text(
        "mocks",
        "DIR",
        "Read the simulators' profiles and fixtures from this folder",
        defaultText: "found near the scenarios or the program",
        kind: .folder
    )
    static let jobs = Option<Int>.value(
        "jobs",
        "N",
        "Run this many worlds side by side, each on a thread of its own",
        defaultText: "one for each processor",
        expected: "a whole number from 1 to 1024",
        read: { Int($0).flatMap { (1...1024).contains($0) ? $0 : nil } }
    )
}
