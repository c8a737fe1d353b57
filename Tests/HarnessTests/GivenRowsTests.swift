import Harness
import Scenarios
import Testing
import Wire

/// Worlds that begin with the rows of an incident, as somebody copies them out of the tables.
struct GivenRowsTests {
    private static let history = "gb_console.wishlist_dataset_histories"

    @Test(
        arguments: [
            (1, 1, 1, 0, [:], "analyzer_batch", "nobody has asked for it"),
            (
                2, 1, 2, 75,
                ["ds_analyzer.products": [["dataset_id": 1, "source_product_id": 1, "processed_name": "A"]]],
                "analyzer_batch", "an earlier run has left it at progress 75 with rows in 1 of 7 result tables"
            ),
            (3, 2, 3, 100, [:], "spvp_batch", "its wishlist has no specific viewpoint in ds_analyzer"),
            (
                3, 2, 3, 100, viewpoints(0, 0), "spvp_batch",
                "last_object_id of its 2 viewpoints is 0, so none was ever mapped"
            ),
            (
                3, 2, 3, 100, viewpoints(7, 3), "spvp_batch",
                "1 of 2 viewpoints are mapped up to sentence 7, so an earlier run broke off"
            ),
            (
                3, 1, 3, 100, viewpoints(7, 7), "spvp_batch",
                "all 2 viewpoints are mapped up to sentence 7, so only the message is missing"
            ),
            (5, 1, 3, 100, [:], "dataset:get-status", "status is 5, needs Pending or Analyzing"),
        ] as [(Int, Int, Int, Int, JSONValue, String, String)]
    ) func `A stuck history of given rows says what the other rows tell of it`(
        status: Int,
        spvp: Int,
        dataset: Int,
        progress: Int,
        others: JSONValue,
        next: String,
        why: String
    ) throws {
        let report = try Laboratory.run(
            Self.world(status, spvp, dataset, progress, others, expect: [["stuck": "none"]])
        )
        let row = try #require(report.stuck.first { $0.table == Self.history })
        #expect(row.isStuck)
        #expect(row.next == next)
        #expect(row.why.contains(why), "said: \(row.why)")
        let said = try #require(report.expectation("nothing is stuck").why)
        #expect(said.contains("since 2026-01-04 21:00:00, given by the scenario): "), "said: \(said)")
    }

    @Test(
        arguments: [
            (2, 1, 2, ["status": "Processing", "progress": 100], ["status": "Analyzing"]),
            (2, 1, 3, ["status": "Completed"], ["status": "Completed", "spvp_status": "Completed"]),
            (1, 1, 3, ["status": "Completed"], ["status": "Completed", "spvp_status": "Completed"]),
            (1, 1, 9, ["status": "Failed"], ["status": "Failed", "spvp_status": "Pending"]),
            (9, 1, 3, ["status": "Completed"], ["status": "Failed", "spvp_status": "Pending"]),
        ] as [(Int, Int, Int, JSONValue, JSONValue)]
    ) func `Given rows go on from where they stand`(
        status: Int,
        spvp: Int,
        dataset: Int,
        remote: JSONValue,
        history: JSONValue
    ) throws {
        let report = try Laboratory.run(
            Self.world(
                status,
                spvp,
                dataset,
                100,
                [:],
                expect: [
                    ["table": "ds_analyzer.datasets", "row": remote, "always": true],
                    ["table": .string(Self.history), "row": history, "count": 1],
                ]
            )
        )
        #expect(report.verdict == .passed, "said: \(report.expectations.compactMap(\.why))")
    }

    @Test(
        arguments: [
            (
                ["status": "Running"], [], "crawler",
                "crawl request 1 is Running, and no crawler of this run has taken it"
            ),
            (
                ["status": "Failed"], [["config_id": 1, "failed_at": "-20:00"]],
                "plg-api:sync-crawl-failed-from-crawler",
                "crawl request 1 failed with CAPTCHA, logged as of 2026-01-04 04:00:00: the failed list is asked for"
            ),
            (["status": "Done"], [], "crawler", "crawl request 1 is done, but analyzer_v2 has no record of it"),
        ] as [(JSONValue, [JSONValue], String, String)]
    ) func `A stuck target of given rows says what its crawl request tells of it`(
        request: JSONValue,
        errors: [JSONValue],
        next: String,
        why: String
    ) throws {
        let type: JSONValue = "SummaryProduct"
        let config = request.with("data_type", type).with("summary_id", 1).with("id", 1)
        let report = try Laboratory.run([
            "name": "test", "system": "trend-viewer",
            "given": [
                "rows": [
                    "gb_console.summary_wishlist_products": [
                        [
                            "id": 1, "input": "B0A1", "crawl_status": "Crawling", "sending_status": "Sent",
                            "sent_at": "-21:00",
                        ]
                    ],
                    "crawler_v2.configs": [config],
                    "crawler_v2.error_logs": .array(
                        errors.map {
                            $0.with("data_type", type).with("summary_id", 1).with("error_code", "CAPTCHA").with(
                                "message",
                                "x"
                            )
                        }
                    ),
                ]
            ],
            "until": "01:00", "expect": [["invariants": "all"]],
        ])
        let row = try #require(report.stuck.first)
        #expect(row.isStuck)
        #expect(row.next == next)
        #expect(row.why.hasPrefix(why), "said: \(row.why)")
    }

    @Test func `Rows may stand before those that they refer to, and need no times of their own`() throws {
        let report = try Laboratory.run([
            "name": "test", "system": "trend-viewer",
            "given": [
                "groups": [["id": 1, "members": ["mika"]]],
                "rows": [
                    "gb_console.wishlist_products": [["wishlist_to_group_id": 1, "summary_wishlist_product_id": 1]],
                    "gb_console.summary_wishlist_products": [["id": 1, "input": "B0A1", "needs_update": true]],
                    "gb_console.wishlist_to_groups": [["id": 1, "name": "A", "slug": "a", "group_id": 1]],
                    "crawler_v2.configs": [["data_type": "SummaryCategory", "summary_id": 7]],
                ],
            ],
            "until": "00:04",
            "expect": [
                [
                    "table": "crawler_v2.configs", "where": ["summary_id": 7],
                    "row": ["created_at": "00:00", "updated_at": "00:00"],
                ],
                ["table": "gb_console.wishlist_products", "row": ["created_at": "00:00"], "count": 1],
                ["table": "gb_console.summary_wishlist_products", "row": ["needs_update": true], "eventually": true],
            ],
        ])
        #expect(report.verdict == .passed, "said: \(report.expectations.compactMap(\.why))")
    }

    @Test(
        arguments: [
            (
                ["gb_console.wishlist_to_groups": [["id": 1, "name": "A", "slug": "a", "group_id": 7]]],
                #"a row of gb_console.wishlist_to_groups under "given" cannot be written: "group_id" is 7, and no row of gb_console.groups has that id"#
            ),
            (
                ["gb_console.malls": [["id": 8, "name": "A"], ["id": 9, "name": "A"]]],
                #"a row of gb_console.malls under "given" cannot be written: UNIQUE constraint failed: malls.name"#
            ),
        ] as [(JSONValue, String)]
    ) func `A row that the database refuses is named with its place and what is wrong with it`(
        rows: JSONValue,
        text: String
    ) throws {
        let scenario = try Laboratory.read([
            "name": "test", "system": "trend-viewer", "given": ["rows": rows], "until": "01:00",
            "expect": [["stuck": "none"]],
        ])
        let problem = try #require(throws: GivenProblem.self) { try Laboratory.runner.get().run(scenario) }
        #expect(problem.description == text)
        #expect(problem.position?.line == scenario.given.tables[0].rows.last?.position.line)
    }

    // MARK: The world

    private static func world(
        _ status: Int,
        _ spvp: Int,
        _ dataset: Int,
        _ progress: Int,
        _ others: JSONValue,
        expect: [JSONValue]
    ) -> JSONValue {
        var rows: [(String, JSONValue)] = [
            ("gb_console.wishlist_to_groups", [["id": 1, "name": "Speakers", "slug": "speakers", "group_id": 1]]),
            (
                history,
                [
                    [
                        "id": 1, "wishlist_to_group_id": 1, "dataset_id": 1, "slug": "speakers-1",
                        "status": JSONValue(status), "spvp_status": JSONValue(spvp), "updated_at": "-03:00",
                    ]
                ]
            ),
            (
                "ds_analyzer.datasets",
                [
                    [
                        "id": 1, "name": "Speakers", "settings": "{}", "status": JSONValue(dataset),
                        "progress": JSONValue(progress), "updated_at": "-03:00",
                    ]
                ]
            ),
        ]
        rows += (others.object?.members ?? []).map { ($0.key, $0.value) }
        return [
            "name": "test", "system": "trend-viewer",
            "given": ["groups": [["id": 1, "members": ["mika"]]], "rows": .object(JSONObject(rows))],
            "until": "01:00", "expect": .array(expect),
        ]
    }

    /// Two viewpoints of the wishlist, mapped up to these sentences, and a dataset whose last sentence is the seventh.
    private static func viewpoints(_ first: Int, _ second: Int) -> JSONValue {
        [
            "ds_analyzer.viewpoint_categories": [["id": 1, "wishlist_to_group_id": 1, "short_detail": "Sound"]],
            "ds_analyzer.specific_viewpoints": [
                [
                    "viewpoint_category_id": 1, "wl_spec_vp_id": 1, "name": "bass", "ordinal": 1,
                    "last_object_id": JSONValue(first),
                ],
                [
                    "viewpoint_category_id": 1, "wl_spec_vp_id": 2, "name": "treble", "ordinal": 2,
                    "last_object_id": JSONValue(second),
                ],
            ],
            "ds_analyzer.review_sentences": [
                [
                    "id": 7, "dataset_id": 1, "review_id": 1, "source_sentence_id": 1, "sentence": "Deep bass",
                    "cluster_id": 1, "sentiment": 1,
                ]
            ],
        ]
    }
}
