internal import Scenarios

/// `tvsim run`: runs scenarios and judges them.
enum RunCommand {
    static let seed = Option<UInt64>.value(
        "seed",
        "N",
        "Use this seed instead of the file's",
        expected: "a whole number from 0 to \(UInt64.max)",
        read: { UInt64($0) }
    )
    static let seeds = Option<ClosedRange<UInt64>>.value(
        "seeds",
        "A..B",
        "Run each file once with every seed from A to B",
        expected: "two whole numbers such as 1..100, the smaller one first, at most ten million seeds",
        read: seedRange
    )
    static let set = Option<SettingOverride>.value(
        "set",
        "NAME=VALUE",
        "Give a setting another value; 'tvsim list settings' shows them",
        isRepeated: true,
        kind: .assignment(SettingOverride.assignables),
        expected: "a name and a value such as crawl.duration=20m",
        read: { Assignment($0).map(SettingOverride.init) }
    )
    static let cases = Option<String>.text(
        "case",
        "TEXT",
        "Run only the cases of the files whose name contains this text, or fits it where it has a '*'",
        isRepeated: true
    )
    static let parameters = Option<GivenParameter>.value(
        "param",
        "NAME=VALUE",
        "Give a parameter of the files' cases this value instead of theirs",
        isRepeated: true,
        expected: "a name and a value such as reason=CAPTCHA",
        read: { Assignment($0).map { GivenParameter(name: $0.name, value: $0.value) } }
    )
    static let events = Option<String>.text(
        "events",
        "FILE",
        "Write every event of the run to this file, one line each",
        kind: .file([])
    )
    static let record = Option<String>.text(
        "record",
        "PATH",
        "Keep the run in this file for 'tvsim inspect'; several runs go into a folder of this name",
        kind: .file([".tvrun"])
    )
    static let logs = Option<String>.text(
        "logs",
        "DIR",
        "Write storage/logs/laravel.log, and a log of each service, below this folder",
        kind: .folder
    )
    /// The options that make sense for one run only.
    static let ofOneRun = [events, SharedOptions.mermaid]
    static let quiet = Option<Bool>.flag("quiet", letter: "q", "Show only what failed, and one line at the end")

    static let declaration = CommandDeclaration(
        name: "run",
        overview: "Run scenarios and judge them",
        discussion: "A run takes place in virtual time and depends on nothing but the file and the seed. Its digest is "
            + "the identity of everything that happened in it.",
        operand: CommandDeclaration.Operand(
            placeholder: "FILE",
            summary: "The scenario files to run",
            kind: .file([".json"]),
            isRepeated: true
        ),
        options: [
            seed.declaration, seeds.declaration, set.declaration, cases.declaration, parameters.declaration,
            events.declaration, record.declaration, logs.declaration, SharedOptions.html.declaration,
            SharedOptions.mermaid.declaration, SharedOptions.report.declaration,
            SharedOptions.jobs.declaration, quiet.declaration, SharedOptions.color.declaration,
            SharedOptions.mocks.declaration,
        ],
        conflicts: [
            .init(first: seed.declaration, second: seeds.declaration, reason: "both say which seeds to use")
        ],
        examples: [
            .init(line: "tvsim run Scenarios/crawl-failure.json", meaning: "Run one scenario and tell what happened."),
            .init(
                line: "tvsim run Scenarios/happy-path.json --seeds 1..10000",
                meaning: "Look for a seed under which something does not hold."
            ),
            .init(
                line: "tvsim run Scenarios/happy-path.json --set crawl.duration=2h --seed 7",
                meaning: "Ask what a crawler that takes two hours would break."
            ),
            .init(
                line: "tvsim run Scenarios/stuck-analyzer.json --record stuck.tvrun --logs out",
                meaning: "Keep everything: tables and messages for 'tvsim inspect', logs for grep."
            ),
            .init(
                line: "tvsim run Scenarios/crawl-failure.json --html run.html",
                meaning: "Look at the run in a browser: what happened when, in which tables, by whose hand."
            ),
            .init(
                line: "tvsim run Scenarios/*-failure.json --report json",
                meaning: "Let a program read the verdicts."
            ),
        ],
        run: { try RunCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        if let single = ofOneRun.first(where: { arguments[$0] != nil }),
            arguments.operands.count > 1 || arguments[seeds] != nil
        {
            throw UsageError(.oneRunOnly(single.declaration), in: declaration.name)
        }
        let engine = try Engine(
            mocks: arguments[SharedOptions.mocks],
            settings: arguments.all(set),
            near: arguments.operands.first
        )
        return try RunPlan(engine: engine, arguments: arguments, surroundings: surroundings).carryOut()
    }

    @Sendable private static func seedRange(_ text: String) -> ClosedRange<UInt64>? {
        guard let dots = text.firstRange(of: ".."), let first = UInt64(text[..<dots.lowerBound]),
            let last = UInt64(text[dots.upperBound...]), first <= last, last - first < 10_000_000
        else { return nil }
        return first...last
    }
}
