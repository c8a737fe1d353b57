import Foundation
import Testing
import Wire

/// The sequence diagrams that `--mermaid` writes.
@Suite struct MermaidTests {
    private func diagram(_ scenario: String) throws -> String {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "run.mmd")
            let result = try Program.run(["run", scenario, "--quiet", "--mermaid", file.path])
            #expect(result.diagnostics.isEmpty)
            return try String(contentsOf: file, encoding: .utf8)
        }
    }

    @Test(arguments: ["happy-path", "crawl-failure", "analysis-failure", "api-timeout", "stuck-analyzer"])
    func `a diagram stays as it was looked at`(name: String) throws {
        try Page.expect(try diagram("Scenarios/\(name).json"), matches: "\(name).mmd")
    }

    @Test func `every scenario's diagram is one that Mermaid can read`() throws {
        let scenarios = ["incidents", "trend-viewer", "matrix"].flatMap { folder in
            let path = Program.project.appending(path: "Scenarios/\(folder)").path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".base.json") }.map { "\(path)/\($0)" }
        }
        #expect(scenarios.count > 100)
        try Scratch.withFolder { folder in
            // One process for all: the page holds every diagram.
            let page = folder.appending(path: "all.html")
            #expect(try Program.run(["test", "Scenarios", "--quiet", "--html", page.path]).status == 0)
            let runs = try ReportFile(page).runs
            let diagrams = runs.compactMap { run in
                run["picture"]?["diagram"]?["mermaid"]?.string.map { (run["scenario"]?.string ?? "", $0) }
            }
            #expect(diagrams.count > 100)
            var arrows = 0
            for (name, text) in diagrams {
                let grammar = MermaidGrammar(text)
                #expect(grammar.problems.isEmpty, "\(name)")
                arrows += grammar.arrows
            }
            #expect(arrows > 5000)
        }
    }

    /// The arrows and phases that seed 000 draws for the happy case, but for those that the page of the reports explains.
    private static let documented = [
        "Note right of User: Happy Case - Phase 1: Wishlist Creation",
        "User->>TrendApp: 1. Create wishlist_to_group",
        "TrendApp->>TrendAPI: POST /api/v1/general/wishlist-to-group",
        "TrendAPI->>TrendAPI: Validate and store data",
        "TrendAPI->>TVDB: Store wishlist data",
        "Note right of TrendAPI: Success Monitoring",
        "TrendAPI->>Logger: Log wishlist creation",
        "TrendAPI->>Slack: Send creation notification",
        "rect rgb(200, 230, 255)",
        "Note right of TrendBackend: Happy Case - Phase 2: Data Crawling",
        "TrendBackend->>TVDB: Query pending items",
        "TVDB-->>TrendBackend: Return crawl queue",
        "TrendBackend->>PLG: Send crawl config",
        "rect rgb(255, 255, 200)",
        "Note right of PLG: Optional - Multiple Products",
        "PLG->>PLG: Execute crawling process",
        "PLG->>CrawlerDB: Store successful crawled data",
        "PLG->>CrawlerDB: Update crawl status & errors",
        "rect rgb(255, 230, 200)",
        "Note right of TrendBackend: Critical - Phase 3: Dataset Creation",
        "TrendBackend->>TVDB: Check wishlist readiness",
        "TVDB-->>TrendBackend: Return ready wishlists",
        "TrendBackend->>PLG: Validate embedding & prediction",
        "PLG->>CrawlerDB: Check data completeness",
        "CrawlerDB-->>PLG: Return validation status",
        "PLG-->>TrendBackend: Validation completed",
        "TrendBackend->>TVDB: Create history record",
        "TrendBackend->>Analyzer: Trigger analyzer_batch",
        "Note over Analyzer: Google Cloud Run job started",
        "rect rgb(200, 255, 200)",
        "Note right of Analyzer: Happy Case - Phase 4: ML Analysis",
        "Analyzer->>TVDB: Update status to Processing",
        "Note over TVDB: ds_analyzer.datasets (status: 1→2 | Processing, progress: 0→25)",
        "Analyzer->>CrawlerDB: Load source data directly",
        "CrawlerDB-->>Analyzer: Return products, reviews, sentences",
        "Analyzer->>Analyzer: ML Processing",
        "Analyzer->>TVDB: Write analysis results (7 tables)",
        "Analyzer->>TVDB: Complete analysis",
        "TrendBackend->>TVDB: Sync dataset status",
        "rect rgb(200, 230, 255)",
        "Note right of TrendBackend: Happy Case - Phase 5: SPVP Processing",
        "TrendBackend->>SPVP: Trigger spvp_batch",
        "SPVP->>TVDB: Load review sentences",
        "SPVP->>TVDB: Load specific viewpoints & categories",
        "TVDB-->>SPVP: Return sentences, viewpoints & categories",
        "SPVP->>SPVP: Qwen mapping process",
        "SPVP->>TVDB: Store mapping results",
        "SPVP->>TVDB: Update viewpoint progress",
        "SPVP-->>TrendBackend: SPVP completed",
        "TrendBackend->>TVDB: Final status update",
        "rect rgb(230, 200, 255)",
        "Note right of TrendBackend: Success Monitoring",
        "TrendBackend->>Logger: Log workflow completion",
        "TrendBackend->>Slack: Send success notification",
        "TrendBackend-->>TrendAPI: Dataset ready notification",
        "TrendAPI-->>TrendApp: WebSocket status update",
        "TrendApp-->>User: Dataset available",
    ]

    @Test func `the happy path's diagram draws what the document draws, in its order`() throws {
        var rest = try diagram("Scenarios/happy-path.json").split(separator: "\n")[...].map { line in
            line.split(separator: " · ").first.map(String.init) ?? ""
        }[...]
        for line in Self.documented {
            let place = try #require(rest.firstIndex(of: line), "\(line) is missing, or comes too early")
            rest = rest[(place + 1)...]
        }
    }

    @Test func `a failure's diagram shows in a red box where the run left the path`() throws {
        let text = try diagram("Scenarios/crawl-failure.json")
        let box = try #require(
            text.firstRange(of: "rect rgb(255, 200, 200)\nNote right of PLG: Error Handling - Crawl Failure")
        )
        let lines = text[box.lowerBound...].split(separator: "\n").prefix { $0 != "end" }
        #expect(lines[2] == "Note over PLG: Fault captcha<br/>crawler failed at crawl with CAPTCHA")
        #expect(lines.contains("PLG->>CrawlerDB: Log crawl errors & failures"))
        #expect(lines.contains { $0.hasPrefix("PLG->>Slack: Send crawl failure notification") })
    }

    @Test func `a diagram is for one run`() throws {
        let result = try Program.run(["run", "Scenarios/happy-path.json", "--seeds", "1..2", "--mermaid", "x.mmd"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("is for one run"))
    }
}
