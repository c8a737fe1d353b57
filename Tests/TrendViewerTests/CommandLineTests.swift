import Simulation
import Testing
import Wire

@testable import TrendViewer

struct CommandLineTests {
    @Test(arguments: [
        ("dataset:get-status 1 2", "dataset:get-status has no argument for '2'"),
        ("dataset:get-status --force", "dataset:get-status has no option '--force'"),
        (
            "plg-api:sending-configs-to-crawler --mode=delete --data-type=SummaryProduct",
            "'delete' is no value for '--mode', which is one of create, update"
        ),
        ("analyzerdb:sync-crawl-success-from-analyzer", "'' is no value for '--data-type'"),
        (
            "analyzerdb:sync-crawl-success-from-analyzer --data-type SummaryProduct --limit=0",
            "'0' is no value for '--limit'"
        ),
        ("analyzerdb:sync-crawl-success-from-analyzer --data-type", "needs a value"),
    ])
    func `A wrong command line ends with exit code 1 and a sentence`(line: String, sentence: String) throws {
        let bench = try Bench()
        #expect(try bench.run(line) == 1)
        #expect(bench.log.count == 1)
        #expect(bench.log[0].contains(sentence))
    }

    @Test func `An argument that holds a space is one argument`() throws {
        let bench = try Bench()
        try bench.application.run("dataset:get-status", arguments: ["1 2"])
        try bench.settle()
        #expect(!bench.log.contains { $0.contains("has no argument for") })
        #expect(bench.log.contains { $0.contains("1 2") })
    }

    @Test func `A command that does not exist cannot be started`() throws {
        let bench = try Bench()
        #expect(throws: CommandLineError.unknownCommand("dataset:delete")) { try bench.run("dataset:delete 1") }
        #expect(throws: CommandLineError.empty) { try bench.run(" ") }
    }

    @Test func `Every command describes itself`() {
        let descriptions = TrendViewerApplication.commands
        #expect(
            descriptions.map(\.signature) == [
                "plg-api:sending-configs-to-crawler {--mode=} {--data-type=} {--limit=100}",
                "plg-api:sync-crawl-failed-from-crawler {--data-type=} {--limit=100}",
                "analyzerdb:sync-crawl-success-from-analyzer {--data-type=} {--limit=100}",
                "dataset:create {wishlist_slug?}", "dataset:get-status {dataset_id?}",
                "specific-viewpoint:process-batches {--log-creation-status=1} {--dry-run}",
                "specific-viewpoint:check-batch-status {--chunk=10}",
            ]
        )
        #expect(descriptions[4].usage == "dataset:get-status [dataset_id]")
        #expect(descriptions.allSatisfy { !$0.steps.isEmpty && !$0.document.isEmpty })
    }

    @Test func `Settings are documented, and each default is a value that it accepts`() {
        let names = TrendViewerApplication.settings.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(TrendViewerApplication.settings.allSatisfy { $0.defaultText != nil && !$0.summary.isEmpty })
    }
}
