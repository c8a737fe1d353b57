import Harness
import Reporting
import Testing

/// What GitHub Actions is told.
@Suite struct GitHubTextTests {
    @Test func `each thing that did not hold is an annotation at its line`() {
        let lines = GitHubText(SuiteSample.mixed) { "repo/\($0)" }.annotations.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(
            lines[0].hasPrefix(
                "::error file=repo/S/b%2Cc%3A1.json,line=31,title=crawl-failure::"
                    + "gb_console.wishlist_dataset_histories: 1 row with status Completed by 02:00%0AThe nearest row is #1: "
            )
        )
        #expect(lines[0].hasSuffix("%0Aspvp_status is Pending as expected."))
        #expect(
            lines[1]
                == "::error file=repo/S/b%2Cc%3A1.json,title=crawl-failure::crawler: hang%0Ano crawl of B0B9 took place"
        )
        #expect(
            lines[2]
                == "::error file=repo/S/canaries/alive.json,title=alive::everything held, but this scenario must not"
        )
        #expect(
            lines[3]
                == "::error file=repo/broken.json,line=3,col=7,title=invalid scenario::unknown key \"nmae\", 100%25 wrong"
        )
    }

    @Test func `what a scenario says cannot begin another command`() {
        var report = Sample.failed
        report.scenario = "a\n::stop-commands::x"
        report.expectations[1].text = "b\r\n::add-mask::c\u{1B}"
        let suite = SuiteReport(entries: [SuiteSample.entry(report, "a.json")], seconds: 0)
        let text = GitHubText(suite).annotations
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("::error file=a.json,") })
        #expect(!text.unicodeScalars.contains("\r") && !text.unicodeScalars.contains("\u{1B}"))
    }

    @Test func `the summary has the counts and what did not pass`() {
        let summary = GitHubText(SuiteSample.mixed).summary
        #expect(summary.contains("| 2 | 2 | 1 | 2 | 1.25 s |"))
        #expect(summary.contains("#### ❌ crawl\\-failure\n\n`S/b,c:1.json`\n"))
        #expect(summary.contains("    broken.json:3:7: unknown key"))
        #expect(GitHubText(SuiteReport(entries: [], seconds: 0)).summary.hasPrefix("### ✅ tvsim\n"))
    }
}
