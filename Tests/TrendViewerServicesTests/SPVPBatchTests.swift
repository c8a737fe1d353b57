import Simulation
import Testing
import Wire

struct SPVPBatchTests {
    private static let viewpoints = [
        "INSERT INTO ds_analyzer.viewpoint_categories VALUES (1, 1, 'Use', '2026-01-05', '2026-01-05')",
        "INSERT INTO ds_analyzer.viewpoint_categories VALUES (2, 2, 'Not ours', '2026-01-05', '2026-01-05')",
        viewpoint(1, category: 1, "Battery life", ordinal: 2),
        viewpoint(2, category: 1, "Clean sound", ordinal: 1),
        viewpoint(3, category: 2, "Price", ordinal: 1),
    ]

    private static func viewpoint(_ id: Int, category: Int, _ name: String, ordinal: Int) -> String {
        """
        INSERT INTO ds_analyzer.specific_viewpoints
            (id, viewpoint_category_id, name, ordinal, created_at, updated_at)
        VALUES (\(id), \(category), '\(name)', \(ordinal), '2026-01-05', '2026-01-05')
        """
    }

    private func map(
        _ viewpoints: [String] = viewpoints,
        settings: [String: SettingValue] = [:],
        faults: [FaultRule] = [],
        until: String = "03:00"
    ) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: faults)
        bed.startAnalysis()
        bed.sql(viewpoints)
        run(bed, at: "01:10")
        try bed.run(until: until)
        return bed
    }

    private func run(_ bed: ServiceBed, at clock: String) {
        bed.send(.runJob("spvp-batch", [("HISTORY_ID", "1"), ("DATASET_ID", "1")]), to: "cloud-run", at: clock)
    }

    private let pairs = """
        SELECT v.name, s.sentence FROM ds_analyzer.review_sentence_spvp p
        JOIN ds_analyzer.specific_viewpoints v ON v.id = p.specific_viewpoint_id
        JOIN ds_analyzer.review_sentences s ON s.id = p.review_sentence_id
        WHERE p.error_code IS NULL ORDER BY p.id
        """
    private let marks = "SELECT id, last_object_id, error_code FROM ds_analyzer.specific_viewpoints ORDER BY id"

    @Test func `Each viewpoint of the wishlist is mapped to the sentences that speak of it`() throws {
        let bed = try map()
        let sound = [
            "The sound is warm and fills the whole kitchen.", "Bass sound stays clean even at high volume.",
            "The sound turns thin outdoors.",
        ]
        let battery = [
            "One charge of the battery lasts two full days.", "The battery takes five hours to charge.",
            "The battery is empty after an afternoon.",
        ]
        #expect(try bed.rows(pairs) == sound.map { "Clean sound|\($0)" } + battery.map { "Battery life|\($0)" })
        #expect(try bed.rows(marks) == ["1|10|NULL", "2|10|NULL", "3|0|NULL"])
        #expect(
            bed.branches.filter { $0.hasPrefix("W.5.") }
                == ["W.5.load-sentences", "W.5.load-viewpoints", "W.5.map", "W.5.store", "W.5.progress"]
        )
    }

    @Test func `The work is spread over the duration and reported when it is over`() throws {
        let bed = try map()
        #expect(
            bed.history(of: "last_object_id", in: "ds_analyzer.specific_viewpoints", row: 2).last == "01:17:30 0>10"
        )
        #expect(
            bed.history(of: "last_object_id", in: "ds_analyzer.specific_viewpoints", row: 1).last == "01:25:00 0>10"
        )
        #expect(bed.backend.received.map(\.clock) == ["01:25:00"])
        #expect(bed.backend.received.map(\.request.path) == ["/callbacks/spvp-completed"])
        #expect(bed.backend.bodies == [["history_id": 1, "dataset_id": 1]])
        #expect(try bed.rows("SELECT spvp_status FROM gb_console.wishlist_dataset_histories") == ["1"])
    }

    @Test func `Without viewpoints nothing is mapped, and that too is reported on time`() throws {
        let bed = try map([])
        #expect(try bed.rows(pairs).isEmpty)
        #expect(bed.backend.received.map(\.clock) == ["01:25:00"])
    }

    @Test func `A mapping failure is marked on viewpoint and sentence, and sets spvp_status 9`() throws {
        let second = [("viewpoint", "2")]
        let bed = try map(faults: [.process("spvp_batch", step: "map", where: second, .fail(code: "MODEL_DOWN"))])
        #expect(try bed.rows(marks) == ["1|0|MODEL_DOWN", "2|10|NULL", "3|0|NULL"])
        #expect(
            try bed.rows(
                """
                SELECT specific_viewpoint_id, review_sentence_id, error_code FROM ds_analyzer.review_sentence_spvp
                WHERE error_code IS NOT NULL
                """
            ) == ["1|1|MODEL_DOWN"]
        )
        #expect(try bed.rows("SELECT spvp_status FROM gb_console.wishlist_dataset_histories") == ["9"])
        #expect(
            bed.branches.filter { $0.hasPrefix("W.E.") }
                == ["W.E.spvp-mapping", "W.E.spvp-status", "W.E.spvp-logger", "W.E.spvp-slack"]
        )
        #expect(bed.backend.received.isEmpty)
        #expect(bed.slack.bodies.first?["metadata"]?["event_type"] == "spvp_failed")
    }

    @Test func `A failure that names no step strikes at the first viewpoint's mapping`() throws {
        let bed = try map(faults: [.process("spvp_batch", times: 1, .fail(code: "MODEL_DOWN"))])
        #expect(try bed.rows(marks) == ["1|0|NULL", "2|0|MODEL_DOWN", "3|0|NULL"])
    }

    @Test func `After a failure, another run clears the marks and maps every pair once`() throws {
        let bed = try map(faults: [.process("spvp_batch", times: 1, .fail(code: "MODEL_DOWN"))])
        run(bed, at: "04:00")
        try bed.run(until: "05:00")
        #expect(try bed.rows(marks) == ["1|10|NULL", "2|10|NULL", "3|0|NULL"])
        #expect(try bed.rows(pairs).count == 6)
        #expect(try bed.rows("SELECT COUNT(*) FROM ds_analyzer.review_sentence_spvp") == ["6"])
    }

    @Test(arguments: [
        ("start", 0, 6), ("load-sentences", 0, 6), ("load-viewpoints", 0, 6), ("map", 0, 6), ("store", 0, 6),
        ("progress", 3, 9), ("report", 6, 6),
    ])
    func `A crash keeps what was stored, and a resumed run maps at least once`(
        step: String,
        stored: Int,
        resumed: Int
    ) throws {
        let bed = try map(faults: [.process("spvp_batch", step: step, times: 1, .crash)])
        #expect(try bed.rows(pairs).count == stored)
        #expect(bed.backend.received.isEmpty)
        run(bed, at: "04:00")
        try bed.run(until: "05:00")
        #expect(try bed.rows(pairs).count == resumed)
        #expect(bed.backend.received.map(\.clock) == ["04:15:00"])
    }

    @Test func `A report that the backend refuses is logged and not repeated`() throws {
        let bed = try ServiceBed()
        bed.backend.status = 503
        bed.startAnalysis()
        run(bed, at: "01:10")
        try bed.run(until: "03:00")
        #expect(bed.backend.received.count == 1)
        #expect(bed.logLines("spvp_batch", .error) == ["completion of history 1: 503"])
    }
}
