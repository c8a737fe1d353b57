internal import Reporting
internal import Wire

/// `tvsim bench`: measures what tvsim promises to be (design §9).
enum BenchCommand {
    static let scenarios = Option<String>.text(
        "scenarios",
        "DIR",
        "Take crawl-failure.json and happy-path.json from this folder",
        defaultText: SharedOptions.scenarios,
        kind: .folder
    )

    static let declaration = CommandDeclaration(
        name: "bench",
        overview: "Measure the speed of tvsim on this machine",
        discussion: "Each figure stands beside its target, and beside something measured in the same run. Measure a "
            + "release build on a quiet machine; a target that is missed gives exit code 1.",
        options: [
            scenarios.declaration, SharedOptions.report.declaration, SharedOptions.color.declaration,
            SharedOptions.mocks.declaration,
        ],
        examples: [.init(line: "tvsim bench", meaning: "Measure everything; it takes less than a minute.")],
        run: { try BenchCommand.run($0, in: $1) }
    )

    private static func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws -> ExitCode {
        let (mocks, folder) = (arguments[SharedOptions.mocks], arguments[scenarios] ?? SharedOptions.scenarios)
        let engine = try Engine(mocks: mocks, near: "\(folder)/happy-path.json")
        let bench = Bench(engine: engine, folder: folder, mocks: mocks, processors: surroundings.processors)
        let report = BenchReport(figures: try bench.figures())
        switch arguments[SharedOptions.report] ?? .text {
        case .text:
            let page = surroundings.page(on: surroundings.output, color: arguments[SharedOptions.color] ?? .auto)
            try surroundings.output.write(report.text(on: page))
        case .json:
            try surroundings.output.write(RunJSON.document("figures", report.json.map(\.text)))
        }
        return report.held ? .held : .notHeld
    }
}
