import Harness
import Simulation

/// Reports of runs that never took place.
enum Sample {
    static let start = instant("2026-01-05T00:00:00Z")

    static func instant(_ text: String) -> SimulationInstant {
        guard let instant = SimulationInstant(isoText: text) else { preconditionFailure("no instant: \(text)") }
        return instant
    }

    /// A run in which everything held.
    static var passed: RunReport {
        RunReport(
            scenario: "crawl-failure",
            description: "One of two products cannot be crawled; the wishlist still becomes a dataset from the other.",
            file: "Scenarios/crawl-failure.json",
            system: "trend-viewer",
            seed: 42,
            digest: "3fa9c1d2e0b4a1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aa",
            verdict: .passed,
            start: start,
            end: instant("2026-01-05T06:00:00Z"),
            wallSeconds: 0.0143,
            events: 1812,
            expectations: [
                ExpectationResult(
                    text: "gb_console.summary_wishlist_products where input is B0B2: crawl_status is Error",
                    held: true
                ),
                ExpectationResult(text: "Slack: 1 message of severity error with *B0B2*", held: true),
            ],
            invariants: [
                InvariantResult(id: "I-1", text: "A history never goes back.", held: true, isJudged: true),
                InvariantResult(id: "I-2", text: "No dataset without products.", held: true, isJudged: true),
            ],
            stuck: [],
            faults: [
                FaultResult(
                    id: "crawler where input is B0B2: fail CAPTCHA",
                    fired: 1,
                    effect: "summary_wishlist_products #2 got crawl_status Error",
                    held: true
                )
            ],
            timeline: [
                TimelineEntry(
                    time: start,
                    actor: "mika",
                    text: "POST /api/v1/general/wishlist-to-group → 201",
                    kind: .request
                ),
                TimelineEntry(
                    time: instant("2026-01-05T00:05:00Z"),
                    actor: "plg-api:sending-configs-to-crawler",
                    text: "sent 2 configurations",
                    kind: .command
                ),
                TimelineEntry(
                    time: instant("2026-01-05T00:05:00Z"),
                    actor: "crawler",
                    text: "fault: CAPTCHA for B0B2",
                    kind: .fault
                ),
                TimelineEntry(
                    time: instant("2026-01-06T01:00:00Z"),
                    actor: "slack",
                    text: "#dataset: crawling of B0B2 failed",
                    kind: .message
                ),
            ]
        )
    }

    /// A run in which an expectation, an invariant and a fault did not hold, and a row is stuck.
    static var failed: RunReport {
        var report = passed
        report.verdict = .failed
        report.expectations[1] = ExpectationResult(
            text: "gb_console.wishlist_dataset_histories: 1 row with status Completed by 02:00",
            held: false,
            why: "The nearest row is #1: status is Analyzing, expected Completed; it has been so since 00:41:00, "
                + "when dataset:create wrote it.\nspvp_status is Pending as expected.",
            line: 31
        )
        report.invariants[1].held = false
        report.invariants[1].why = "ds_analyzer.datasets #1 has no products since 00:41:00"
        report.invariants.append(
            InvariantResult(id: "I-9", text: "Every crawl ends.", held: false, isJudged: false, why: "config 2 has not")
        )
        report.faults[0] = FaultResult(
            id: "crawler: hang",
            fired: 0,
            effect: "no crawl of B0B9 took place",
            held: false
        )
        report.stuck = [
            StuckRow(
                table: "gb_console.wishlist_dataset_histories",
                id: 1,
                state: "status Analyzing, spvp_status Pending",
                since: instant("2026-01-05T00:41:00Z"),
                next: "dataset:get-status",
                why:
                    "ds_analyzer.datasets #1 stays at status 1: its analyzer_batch crashed at 00:52:00 and nothing starts "
                    + "another",
                isStuck: true
            )
        ]
        return report
    }
}
