import Harness
import Scenarios
import Simulation
import Testing
import Wire

/// What a request is about decides whether a fault strikes it.
struct FaultConditionTests {
    /// A target, what a fault asks of its requests, and another value under which it strikes none.
    private static let conditions: [(on: String, attribute: String, value: JSONValue, other: JSONValue)] = [
        ("slack", "severity", "info", "critical"), ("slack", "kind", "dataset_completed", "rollback"),
        ("slack", "command", "dataset:get-status", "nobody"), ("slack", "channel", "dataset", "random"),
        ("slack", "text", "*Speakers*", "*Lamps*"), ("slack", "from", "trend-viewer-api", "nobody"),
        ("pusher", "event", "dataset.completed", "dataset.failed"),
        ("pusher", "channel", "private-group.1", "private-group.2"), ("mail", "to", "mika@*", "rin@*"),
        ("mail", "subject", "Dataset completed*", "Dataset failed*"), ("mail", "text", "*complete*", "*has failed*"),
        ("plg-api", "data_type", "SummaryProduct", "SummaryCategory"), ("plg-api", "input", "B0A1", "B0B2"),
        ("plg-api", "summary_id", 1, 77), ("plg-api", "product_ref", "B0A1", "B0B2"),
        ("tv-python-api", "dataset_id", 1, 2), ("tv-python-api", "wishlist_slug", "${slug}", "nothing"),
        ("cloud-run", "job", "analyzer-batch", "spvp-batch"), ("cloud-run", "dataset_id", 1, 2),
        ("cloud-run", "history_id", 1, 2), ("plg-api", "offset", 0, 50),
    ]

    @Test(arguments: conditions.indices) func `A fault strikes the requests that are about what it asks for`(
        index: Int
    ) throws {
        let (on, attribute, value, other) = Self.conditions[index]
        // A slug is not known before: any will do.
        let asked: JSONValue = value.string == "${slug}" ? "*" : value
        // Each action honours conditions in the same way: every one is tried with some of them.
        let actions: [JSONValue] = [["status": 500], ["drop": true], ["duplicate": true], ["slow": "1s"]]
        let action = actions[index % actions.count]
        func fired(_ value: JSONValue) throws -> Int {
            let condition = JSONValue.object(JSONObject([(attribute, value)]))
            let fault: JSONValue = ["on": .string(on), "where": condition, "times": 1, "do": action]
            return try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]])).faults[0].fired
        }
        #expect(try fired(asked) == 1, "\(on) \(attribute) \(asked.text) \(action.text)")
        // Every data type is asked for in every run, and both jobs are started.
        guard attribute != "data_type", attribute != "job" else { return }
        #expect(try fired(other) == 0, "\(on) \(attribute) \(other.text) \(action.text)")
    }

    @Test func `A fault at a step asks for what its request is about, and for what the step says itself`() throws {
        func report(_ condition: JSONValue) throws -> RunReport {
            let fault: JSONValue = ["on": "pusher", "where": condition, "do": ["fail": "4000"]]
            return try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]]))
        }
        #expect(try report(["step": "receive", "event": "dataset.completed"]).faults[0].fired == 1)
        #expect(try report(["step": "receive", "event": "dataset.failed"]).faults[0].fired == 0)
        #expect(try report(["step": "deliver", "client": "mika", "event": "dataset.completed"]).faults[0].fired == 1)
        #expect(try report(["step": "deliver", "client": "ken"]).faults[0].fired == 0)
    }

    @Test func `Answers are counted for each value of what a request is about`() throws {
        let fault: JSONValue = ["on": "slack", "per": "kind", "answers": [500, "ok"]]
        let report = try Laboratory.run(Laboratory.scenario(faults: [fault], expect: [["stuck": "none"]]))
        let once: JSONValue = ["on": "slack", "answers": [500, "ok"]]
        let other = try Laboratory.run(Laboratory.scenario(faults: [once], expect: [["stuck": "none"]]))
        #expect(other.faults[0].fired == 1)
        #expect(report.faults[0].fired > 1)
    }

    @Test func `Messages are told apart by the same names in faults and in expectations`() throws {
        let vocabulary = try #require(Systems.named("trend-viewer")).faultTargets
        for (service, fields) in [
            ("slack", ["severity", "kind", "command", "channel", "text"]), ("pusher", ["channel", "event"]),
            ("mail", ["to", "subject", "text"]),
        ] {
            let target = try #require(vocabulary.first { $0.name == service })
            let names = Set(target.attributes.filter { $0.steps == nil }.map(\.name))
            #expect(names == Set(["method", "path", "from"] + fields))
            for field in fields {
                let pattern: JSONValue = field == "severity" ? "info" : "*"
                let asked = JSONValue.object(JSONObject([(field, pattern)]))
                let expected = JSONValue.object(JSONObject([(service, asked), ("per", .string(field))]))
                _ = try Laboratory.read(Laboratory.scenario(expect: [expected]))
            }
        }
    }
}
