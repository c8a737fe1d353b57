internal import Reporting

/// The program: reads the words, does what they ask for, and turns every error into a sentence and an exit code.
struct CommandLineProgram {
    private let surroundings: Surroundings

    /// The commands, in the order of the help page.
    static let commands = [
        RunCommand.declaration,
        TestCommand.declaration,
        InspectCommand.declaration,
        ValidateCommand.declaration,
        SchemaCommand.declaration,
        ListCommand.declaration,
        CoverageCommand.declaration,
        BenchCommand.declaration,
    ]

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Does what the words after the program's name ask for.
    func run(_ words: [String]) -> ExitCode {
        do {
            return try carryOut(ArgumentParser(commands: Self.commands).parse(words), words)
        } catch let error as UsageError {
            return report(error.text, .wrongInput)
        } catch let problem as InputProblem {
            return report(problem.text, .wrongInput)
        } catch let error as FileError {
            return report("Error: \(error).\n", .wrongInput)
        } catch let failure as RunFailure {
            return report(internalFailure(failure.error, file: failure.file, seed: failure.seed), .internalFailure)
        } catch {
            return report(internalFailure(error, file: nil, seed: nil), .internalFailure)
        }
    }

    private func carryOut(_ request: ArgumentParser.Request, _ words: [String]) throws -> ExitCode {
        let help = HelpPage(width: min(surroundings.page(on: surroundings.output, color: .never).width, 100))
        switch request {
        case .run(let command, let arguments):
            return try command.run(arguments, surroundings)
        case .help(let command):
            let page = command.map { help.command($0) } ?? help.program(Self.commands)
            try surroundings.output.write(page)
            return .held
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
