internal import Reporting

/// `tvsim test`: runs a tree of scenarios as a suite.
enum TestCommand {
    static let filter = Option<String>.text(
        "filter",
        "TEXT",
        "Run only scenarios whose name or path contains this text, or fits it where it has a '*'",
        isRepeated: true
    )
    static let shard = Option<Shard>.value(
        "shard",
        "I/N",
        "Run only the I-th of N parts, which together are the suite",
        expected: "two whole numbers such as 2/5, the first one from 1 to the second",
        read: { Shard($0) }
    )
    static let failFast = Option<Bool>.flag("fail-fast", "Stop at the first scenario that does not pass")
    static let repetitions = Option<Int>.value(
        "repeat",
        "N",
        "Run each scenario N times; one that differs from itself fails",
        defaultText: "1",
        expected: "a whole number from 1 to 1000000",
        read: { Int($0).flatMap { (1...1_000_000).contains($0) ? $0 : nil } }
    )
    static let junit = Option<String>.text(
        "junit",
        "FILE",
        "Write the results to this file as JUnit XML",
        kind: .file([".xml"])
    )
    static let github = Option<Bool>.flag("github", "Annotate the files in GitHub Actions, and write its summary")
    static let watch = Option<Bool>.flag("watch", "Stay, and run again what a changed file touches")
    static let verbose = Option<Bool>.flag("verbose", letter: "v", "Show a line for every scenario")
    static let quiet = Option<Bool>.flag("quiet", letter: "q", "Show only what did not pass, and the counts")

    static let declaration = CommandDeclaration(
        name: "test",
        overview: "Run a tree of scenarios as a suite",
        discussion:
            "Every scenario is run in a world of its own, on all processors. Shown are the scenarios that did not pass, "
            + "in detail, then the slowest ones and the counts. A file that cannot be read as a scenario is counted as "
            + "invalid, hides nothing of the others, and gives exit code 2. A scenario with \"mustFail\" passes only "
            + "when something in it does not hold.",
        operand: SharedOptions.paths,
        options: [
            filter.declaration, shard.declaration, RunCommand.seed.declaration, RunCommand.set.declaration,
            RunCommand.parameters.declaration, repetitions.declaration, failFast.declaration,
            SharedOptions.jobs.declaration, watch.declaration,
            SharedOptions.report.declaration, junit.declaration, SharedOptions.html.declaration, github.declaration,
            verbose.declaration, quiet.declaration, SharedOptions.color.declaration, SharedOptions.mocks.declaration,
        ],
        conflicts: [
            .init(first: verbose.declaration, second: quiet.declaration, reason: "one shows more, the other less")
        ],
        examples: [
            .init(line: "tvsim test", meaning: "Run everything below 'Scenarios'."),
            .init(line: "tvsim test --filter crawl --watch", meaning: "Work on the scenarios of crawling."),
            .init(
                line: "tvsim test --shard 2/4 --junit results.xml --github",
                meaning: "Run a quarter of the suite in CI, and let it show what did not pass."
            ),
            .init(
                line: "tvsim test Scenarios/matrix --param reason=BLOCKED",
                meaning: "Try a reason that no case of the files has."
            ),
            .init(
                line: "tvsim test --html suite.html",
                meaning: "Look at every run in a browser, those that did not pass first."
            ),
            .init(
                line: "tvsim test Scenarios/incidents --repeat 20 --fail-fast",
                meaning: "Make sure that each run is the same twenty times."
            ),
        ],
        run: { try TestCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        if arguments.has(watch), arguments[SharedOptions.report] == .json {
            throw UsageError(
                .conflict(watch.declaration, SharedOptions.report.declaration, because: "JSON is one whole object"),
                in: declaration.name
            )
        }
        let plan = SuitePlan(arguments: arguments, surroundings: surroundings)
        return arguments.has(watch) ? try SuiteWatch(plan: plan).carryOut() : try plan.carryOut()
    }
}
