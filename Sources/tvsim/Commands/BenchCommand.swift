internal import Reporting
internal import Wire

/// `tvsim bench`: measures what tvsim promises to be.
enum BenchCommand {
    static let declaration = CommandDeclaration(
        name: "bench",
        overview: "Measure the speed of tvsim on this machine",
        discussion: "Each figure stands beside its target, and beside something measured in the same run.",
        options: [
            SharedOptions.report.declaration, SharedOptions.color.declaration, SharedOptions.mocks.declaration,
        ],
        examples: [.init(line: "tvsim bench", meaning: "Measure everything; it takes about a minute.")],
        run: { _, _ in .held }
    )
}
