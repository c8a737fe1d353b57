import Simulation
import Storage
import Testing
import Wire

struct AnalyzerBatchTests {
    private func analyse(
        settings: [String: SettingValue] = [:],
        faults: [FaultRule] = [],
        until: String = "03:00"
    ) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: faults)
        bed.startAnalysis()
        try bed.run(until: until)
        return bed
    }

    @Test func `Status and progress follow the documented marks, minute by minute`() throws {
        let bed = try analyse()
        #expect(
            bed.history(of: "status", in: "ds_analyzer.datasets", row: 1)
                == ["00:30:00 ->1", "00:32:00 1>2", "01:10:00 2>3"]
        )
        #expect(
            bed.history(of: "progress", in: "ds_analyzer.datasets", row: 1) == [
                "00:30:00 ->0", "00:32:00 0>25", "00:47:00 25>50", "00:59:00 50>75", "01:04:00 75>85",
                "01:04:51 85>87", "01:05:42 87>89", "01:06:34 89>91", "01:07:25 91>93", "01:08:17 93>95",
                "01:09:08 95>97", "01:10:00 97>100",
            ]
        )
        #expect(try bed.rows("SELECT updated_at FROM ds_analyzer.datasets") == ["2026-01-05 01:10:00"])
        #expect(bed.slack.received.isEmpty)
    }

    @Test func `The seven tables are written in the documented order and each branch is marked`() throws {
        let bed = try analyse()
        var tables: [String] = []
        for change in bed.database.changes where change.process == "analyzer_batch" && change.old == nil {
            if tables.last != change.table { tables.append(change.table) }
        }
        #expect(
            tables
                == [
                    "products", "product_details", "product_similarities", "ai_viewpoints", "review_sentence_aivp",
                    "reviews", "review_sentences",
                ].map { "ds_analyzer.\($0)" }
        )
        #expect(
            bed.branches.filter { $0.hasPrefix("W.4.") } == [
                "W.4.processing", "W.4.load", "W.4.cluster", "W.4.label", "W.4.similarity", "W.4.write-products",
                "W.4.write-product-details", "W.4.write-product-similarities", "W.4.write-ai-viewpoints",
                "W.4.write-review-sentence-aivp", "W.4.write-reviews", "W.4.write-review-sentences", "W.4.completed",
            ]
        )
    }

    @Test func `The results are those of the fixtures: subjects as labels, moods as sentiments`() throws {
        let bed = try analyse()
        #expect(try bed.resultCounts() == ["2", "2", "1", "4", "10", "5", "10"])
        #expect(
            try bed.rows("SELECT processed_name FROM ds_analyzer.products")
                == ["Hibiki One Bluetooth Speaker", "Sora Mini Speaker"]
        )
        #expect(
            Set(try bed.rows("SELECT name FROM ds_analyzer.ai_viewpoints"))
                == ["sound", "battery", "price", "bag"]
        )
        #expect(
            try bed.rows("SELECT sentiment_overall FROM ds_analyzer.reviews ORDER BY id") == [
                "1", "1", "-1", "1", "-1",
            ]
        )
        // Each sentence is in the cluster of the viewpoint that it is paired with.
        #expect(
            try bed.rows(
                """
                SELECT COUNT(*) FROM ds_analyzer.review_sentences s
                JOIN ds_analyzer.review_sentence_aivp a
                    ON a.source_sentence_id = s.source_sentence_id AND a.dataset_id = s.dataset_id
                JOIN ds_analyzer.ai_viewpoints v ON v.id = a.ai_viewpoint_id AND v.cluster_id = s.cluster_id
                """
            ) == ["10"]
        )
        let score = try #require(
            Double(try bed.rows("SELECT similarity_score FROM ds_analyzer.product_similarities")[0])
        )
        #expect((0.7...0.99).contains(score))
    }

    @Test func `A failure sets status 9 with its code, and is logged and sent to Slack`() throws {
        let bed = try analyse(faults: [.process("analyzer_batch", .fail(code: "OOM"))])
        #expect(
            try bed.rows("SELECT status, progress, error_code, error_message, updated_at FROM ds_analyzer.datasets")
                == ["9|25|OOM|analysis failed at cluster: OOM|2026-01-05 00:47:00"]
        )
        #expect(try bed.rows("SELECT status, spvp_status FROM gb_console.wishlist_dataset_histories") == ["1|1"])
        #expect(bed.logLines("analyzer_batch", .error) == ["dataset 1: analysis failed at cluster: OOM [OOM]"])
        #expect(
            bed.branches.filter { $0.hasPrefix("W.E.") }
                == ["W.E.analysis-status", "W.E.analysis-logger", "W.E.analysis-slack"]
        )
        let payload = try #require(bed.slack.bodies.first?["metadata"]?["event_payload"])
        #expect(payload["dataset_ids"] == [1])
        #expect(payload["wishlist_slugs"] == ["speakers"])
        #expect(bed.slack.received.map(\.clock) == ["00:47:00"])
    }

    @Test func `It writes the history itself only when the setting says so`() throws {
        let bed = try analyse(
            settings: ["analyzer.writesHistory": .boolean(true)],
            faults: [.process("analyzer_batch", .fail(code: "OOM"))]
        )
        #expect(try bed.rows("SELECT status, spvp_status FROM gb_console.wishlist_dataset_histories") == ["9|1"])
        #expect(bed.branches.contains("W.E.analysis-history"))
    }

    @Test(arguments: [
        ("start", "1|0", 0), ("load", "2|25", 0), ("cluster", "2|25", 0), ("label", "2|50", 0),
        ("similarity", "2|75", 0), ("write-products", "2|85", 0), ("write-product-details", "2|87", 1),
        ("write-product-similarities", "2|89", 2), ("write-ai-viewpoints", "2|91", 3),
        ("write-review-sentence-aivp", "2|93", 4), ("write-reviews", "2|95", 5), ("write-review-sentences", "2|97", 6),
        ("complete", "2|100", 7), ("notify", "3|100", 7),
    ])
    func `A crash leaves the dataset as it was at that step, with the tables written so far`(
        step: String,
        state: String,
        tables: Int
    ) throws {
        let bed = try analyse(faults: [.process("analyzer_batch", step: step, .crash)])
        #expect(try bed.rows("SELECT status || '|' || progress FROM ds_analyzer.datasets") == [state])
        #expect(try bed.resultCounts().map { $0 == "0" } == (0..<7).map { $0 >= tables })
        #expect(bed.slack.received.isEmpty)
    }

    @Test func `A failure is found at every step, and aims at one wishlist's dataset when asked`() throws {
        for step in ["start", "load", "label", "similarity", "write-reviews", "complete"] {
            let slug = [("wishlist_slug", "speakers")]
            let bed = try analyse(faults: [.process("analyzer_batch", step: step, where: slug, .fail(code: "DISK"))])
            #expect(try bed.rows("SELECT status, error_code FROM ds_analyzer.datasets") == ["9|DISK"], "at \(step)")
        }
    }

    @Test func `Written in one transaction, a crash leaves no table behind`() throws {
        let atomic: [String: SettingValue] = ["analyzer.writeAtomic": .boolean(true)]
        let bed = try analyse(
            settings: atomic,
            faults: [.process("analyzer_batch", step: "write-review-sentences", .crash)]
        )
        #expect(try bed.resultCounts() == Array(repeating: "0", count: 7))
        #expect(try bed.rows("SELECT status, progress FROM ds_analyzer.datasets") == ["2|85"])
        #expect(try analyse(settings: atomic).resultCounts() == ["2", "2", "1", "4", "10", "5", "10"])
    }

    @Test func `A dataset without a usable sentence fails with NO_DATA`() throws {
        let bed = try ServiceBed()
        bed.send(.createDataset(["B0A1"]), to: "tv-python-api", at: "00:30")
        bed.send(.runJob("analyzer-batch", [("DATASET_ID", "1")]), to: "cloud-run", at: "00:30")
        try bed.run(until: "02:00")
        #expect(try bed.rows("SELECT status, error_code FROM ds_analyzer.datasets") == ["9|NO_DATA"])
    }

    @Test(arguments: [true, false])
    func `The backend is told of the completion only when callbacks are on`(isOn: Bool) throws {
        let bed = try analyse(settings: ["callbacks": .boolean(isOn)])
        #expect(bed.backend.received.map(\.clock) == (isOn ? ["01:10:00"] : []))
        #expect(bed.backend.bodies == (isOn ? [["dataset_id": 1]] : []))
    }

    @Test func `Run twice, the tables hold everything twice`() throws {
        let bed = try analyse()
        bed.send(.runJob("analyzer-batch", [("DATASET_ID", "1")]), to: "cloud-run", at: "04:00")
        try bed.run(until: "06:00")
        #expect(try bed.resultCounts() == ["4", "4", "2", "8", "20", "10", "20"])
    }
}
