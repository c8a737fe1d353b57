internal import Reporting
internal import Wire

/// `tvsim validate`: reads scenario files and says what is wrong with them.
enum ValidateCommand {
    static let declaration = CommandDeclaration(
        name: "validate",
        overview: "Check scenario files without running them",
        operand: CommandDeclaration.Operand(
            placeholder: "FILE",
            summary: "The scenario files to check",
            kind: .file([".json"]),
            isRepeated: true
        ),
        options: [
            SharedOptions.report.declaration, SharedOptions.color.declaration, SharedOptions.mocks.declaration,
        ],
        examples: [
            .init(
                line: "tvsim validate Scenarios/incidents/*.json",
                meaning: "Say for each file whether it is a scenario, and where it is not."
            )
        ],
        run: { try ValidateCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        let engine = try Engine(mocks: arguments[SharedOptions.mocks], near: arguments.operands.first)
        let palette = surroundings.page(on: surroundings.output, color: arguments[SharedOptions.color] ?? .auto).palette
        var isValid = true
        var entries: [JSONValue] = []
        var named = NamedFiles(arguments.operands, diagnostics: surroundings.diagnostics)
        for file in named.files {
            var diagnostics: [JSONValue] = []
            do {
                _ = try engine.load(file)
                if arguments[SharedOptions.report] != .json {
                    try surroundings.output.write("\(palette.paint("✓", .good)) \(ScreenText.safe(file))\n")
                }
            } catch let problem as InputProblem {
                guard try !named.leavesOut(problem) else { continue }
                isValid = false
                diagnostics = problem.diagnostics
                try surroundings.diagnostics.write(problem.text)
            }
            entries.append([
                "file": .string(file), "valid": .bool(diagnostics.isEmpty), "diagnostics": .array(diagnostics),
            ])
        }
        if arguments[SharedOptions.report] == .json {
            try surroundings.output.write(RunJSON.document("files", entries.map(\.text)))
        }
        return isValid ? .held : .wrongInput
    }
}
