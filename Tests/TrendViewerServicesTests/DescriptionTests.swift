import Simulation
import Testing
import TrendViewerServices
import Wire

struct DescriptionTests {
    private static let viewpoint = [
        "INSERT INTO ds_analyzer.viewpoint_categories VALUES (1, 1, 'Use', '2026-01-05', '2026-01-05')",
        """
        INSERT INTO ds_analyzer.specific_viewpoints
            (id, viewpoint_category_id, name, ordinal, created_at, updated_at)
        VALUES (1, 1, 'Battery life', 1, '2026-01-05', '2026-01-05')
        """,
    ]

    /// Runs everything that the services can do, once.
    private func everything(settings: [String: SettingValue] = [:], faults: [FaultRule] = []) throws -> ServiceBed {
        let bed = try ServiceBed(settings: settings, faults: faults)
        bed.startAnalysis()
        bed.sql(Self.viewpoint)
        bed.send(
            .bulkCreate("SummaryCategory", [["summary_id": 1, "category_id": "audio"]]),
            to: "plg-api",
            at: "00:05"
        )
        bed.send(
            .failedList([
                ("data_type", "SummaryProduct"), ("from", "2026-01-05 00:00:00"), ("to", "2026-01-05 23:59:59"),
            ]),
            to: "plg-api",
            at: "00:30"
        )
        bed.send(.validate(["B0A1"]), to: "plg-api", at: "00:30")
        bed.send(.dataset("1"), to: "tv-python-api", at: "00:35")
        bed.send(.runJob("spvp-batch", [("HISTORY_ID", "1"), ("DATASET_ID", "1")]), to: "cloud-run", at: "01:10")
        for request in Self.openAI { bed.send(request, to: "openai", at: "01:30") }
        try bed.run(until: "03:00")
        return bed
    }

    private static let openAI: [HTTPRequest] = {
        let line = """
            {"custom_id":"a","method":"POST","url":"/v1/chat/completions",\
            "body":{"model":"m","messages":[{"role":"user","content":"hello"}]}}
            """
        let parts = [("purpose", "batch"), ("file", line)].map { name, content in
            "--X\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(content)\r\n"
        }
        let key = "Bearer openai-key"
        return [
            HTTPRequest(
                .post,
                "/v1/files",
                headers: ["Authorization": key, "Content-Type": "multipart/form-data; boundary=X"],
                body: Array((parts.joined() + "--X--\r\n").utf8)
            ),
            HTTPRequest(
                .post,
                "/v1/batches",
                headers: ["Authorization": key],
                json: [
                    "input_file_id": "file-1", "endpoint": "/v1/chat/completions", "completion_window": "24h",
                ]
            ),
        ]
    }()

    @Test func `Every step that a description names is passed, and so can be struck`() throws {
        let named = TrendViewerServiceSet.descriptions.flatMap { service in
            service.steps.map { (service: service.name, step: $0) }
        }
        let faults = named.map { service, step in
            FaultRule(
                id: "\(service) \(step)",
                site: .step,
                target: GlobPattern(service),
                conditions: [.init(attribute: "step", pattern: GlobPattern(step))],
                actions: [.slow(.zero)]
            )
        }
        let bed = try everything(settings: ["successSource": .text("gb_analyzer")], faults: faults)
        for outcome in bed.world.faults.outcomes {
            #expect(outcome.fired > 0, "nothing passes \(outcome.rule.id)")
        }
    }

    @Test func `Every attribute that a description puts at a step is said there`() throws {
        let faults = TrendViewerServiceSet.descriptions.flatMap { service in
            service.attributes.flatMap { attribute in
                (attribute.steps ?? []).map { step in
                    FaultRule(
                        id: "\(service.name) \(attribute.name) \(step)",
                        site: .step,
                        target: GlobPattern(service.name),
                        conditions: [
                            .init(attribute: attribute.name, pattern: "*"),
                            .init(attribute: "step", pattern: GlobPattern(step)),
                        ],
                        actions: [.slow(.zero)]
                    )
                }
            }
        }
        #expect(!faults.isEmpty)
        for outcome in try everything(faults: faults).world.faults.outcomes {
            #expect(outcome.fired > 0, "nothing says \(outcome.rule.id)")
        }
    }

    @Test func `A failure that names no step strikes at the step that the description tells`() throws {
        for service in TrendViewerServiceSet.descriptions {
            let step = try #require(service.failingStep)
            #expect(service.steps.contains(step))
            let bed = try everything(
                settings: ["successSource": .text("gb_analyzer")],
                faults: [.process(service.name, times: 1, .fail(code: "X"))]
            )
            let effects = bed.world.faults.outcomes[0].effects.map(\.text)
            #expect(effects == ["\(service.name) failed at \(step) with X"])
        }
    }

    @Test func `Every branch is taken by some run, and a healthy run takes none of the error branches`() throws {
        let healthy = try everything().branches
        #expect(!healthy.contains { $0.hasPrefix("W.E.") })
        var taken = Set(healthy)
        for (service, setting) in [
            ("crawler", "plg.writesCrawlStatus"), ("analyzer_batch", "analyzer.writesHistory"),
            ("spvp_batch", "analyzer.writesHistory"),
        ] {
            let fault = FaultRule.process(service, times: 1, .fail(code: "X"))
            taken.formUnion(try everything(settings: [setting: .boolean(true)], faults: [fault]).branches)
        }
        #expect(taken.sorted() == ServiceBranch.allCases.map(\.rawValue).sorted())
    }

    @Test func `Two runs of everything have the same events`() throws {
        #expect(try everything().world.events.digest == everything().world.events.digest)
    }
}
