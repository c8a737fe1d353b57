internal import Reporting

/// The program: reads the words, does what they ask for, and turns every error into a sentence and an exit code.
struct CommandLineProgram {
    private let surroundings: Surroundings

    /// The commands but `help`, in the order of the help page.
    private static let commands: [CommandDeclaration] = [
        RunCommand.declaration,
        TestCommand.declaration,
        InspectCommand.declaration,
        ValidateCommand.declaration,
        SchemaCommand.declaration,
        ListCommand.declaration,
        CoverageCommand.declaration,
        BenchCommand.declaration,
        CompletionCommand.declaration,
        ManCommand.declaration,
    ]

    /// The whole command line.
    static let declaration: ProgramDeclaration = ProgramDeclaration(
        name: "tvsim",
        summary: "run dataset workflows against deterministic simulators",
        overview: "tvsim runs whole dataset workflows against deterministic simulators of everything they talk to. A "
            + "scenario file scripts the world, the failures and what must be true at the end; the same file with the "
            + "same seed gives the same run, in virtual time.",
        commands: commands + [HelpCommand.declaration(of: commands)],
        options: [CommandDeclaration.help.declaration, version.declaration],
        examples: [
            .init(line: "tvsim run Scenarios/crawl-failure.json", meaning: "Run a scenario and judge it."),
            .init(line: "tvsim help run", meaning: "Show what 'tvsim run' can do."),
        ],
        environment: environment,
        files: files
    )

    private static let version = Option<Bool>.flag("version", "Show the version")

    private static let environment: [ProgramDeclaration.Note] = [
        .init(
            name: "COLUMNS",
            meaning:
                "The width of a page in columns. Without it, a page is as wide as the terminal, or 100 columns."
        ),
        .init(name: "NO_COLOR", meaning: "When it is set and not empty, reports are not coloured by themselves."),
        .init(
            name: "TERM",
            meaning: "When it is 'dumb', reports are not coloured by themselves and no progress is shown."
        ),
        .init(
            name: "GITHUB_WORKSPACE",
            meaning: "The folder to which the paths in the annotations of 'tvsim test --github' are relative."
        ),
        .init(
            name: "GITHUB_STEP_SUMMARY",
            meaning: "The file to which 'tvsim test --github' adds a summary in Markdown."
        ),
    ]

    private static let files: [ProgramDeclaration.Note] = [
        .init(
            name: "Mocks",
            meaning: "The simulators' profiles and fixtures, looked for beside the program, in share/tvsim beside the "
                + "folder that the program is in, and above the scenario; --mocks names another folder."
        ),
        .init(
            name: "Scenarios",
            meaning: "The scenarios that 'tvsim test' and 'tvsim coverage' run when none is named."
        ),
        .init(name: "*.json", meaning: "A scenario."),
        .init(name: "*.base.json", meaning: "A part of scenarios that others extend; it is not run by itself."),
        .init(
            name: "*.schema.json",
            meaning: "The JSON Schema of scenarios, by which editors complete and check them."
        ),
        .init(name: "*.tvrun", meaning: "The record of a run, a SQLite database, by convention."),
    ]

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Does what the words after the program's name ask for.
    func run(_ words: [String]) -> ExitCode {
        do {
            return try carryOut(ArgumentParser(commands: Self.declaration.commands).parse(words))
        } catch let error as UsageError {
            return report(error.text, .wrongInput)
        } catch let problem as InputProblem {
            return report(problem.text, .wrongInput)
        } catch let error as FileError {
            return report("Error: \(ScreenText.safe("\(error)")).\n", .wrongInput)
        } catch let failure as RunFailure {
            return report(internalFailure(failure.error, file: failure.file, seed: failure.seed), .internalFailure)
        } catch {
            return report(internalFailure(error, file: nil, seed: nil), .internalFailure)
        }
    }

    private func carryOut(_ request: ArgumentParser.Request) throws -> ExitCode {
        switch request {
        case .run(let command, let arguments):
            return try command.run(arguments, surroundings)
        case .help(let command):
            return try HelpCommand.show(command, in: surroundings)
        case .version:
            try surroundings.output.write("tvsim \(Version.text)\n")
            return .held
        }
    }

    private func internalFailure(_ error: any Error, file: String?, seed: UInt64?) -> String {
        var text = "tvsim failed: \(ScreenText.safe("\(error)"))\n"
        text += "This is a fault of tvsim, not of your input. Please report it with this sentence, the version "
        text += "(\(Version.text))"
        if let file {
            text += ", the file '\(ScreenText.safe(file))' and "
            text += seed.map { "the seed \($0)" } ?? "the file's own seed"
        }
        return text + ".\n"
    }

    private func report(_ text: String, _ code: ExitCode) -> ExitCode {
        do {
            try surroundings.diagnostics.write(text)
            return code
        } catch {
            return .internalFailure
        }
    }
}
