import Harness
import Testing
import Wire

/// What an operator starts or sends again.
struct RepairTests {
    @Test(
        arguments: [
            (
                ["on": "analyzer_batch", "do": ["crash": "label"]],
                ["at": "02:00", "retrigger": "analyzer_batch", "dataset": 1]
            ),
            (
                ["on": "cloud-run POST */jobs/spvp-batch:run", "do": ["drop": true], "times": 1],
                ["at": "02:00", "retrigger": "spvp_batch", "history": 1]
            ),
            (
                ["on": "trend-viewer-backend POST /callbacks/spvp-completed", "do": ["drop": true], "times": 1],
                ["at": "02:00", "resend": "spvp-completed", "history": 1]
            ),
        ] as [(JSONValue, JSONValue)]
    ) func `A job started again, or a message sent again, brings a stuck history to its end`(
        fault: JSONValue,
        repair: JSONValue
    ) throws {
        let fault = fault.with("times", 1)
        let done: JSONValue = [
            "table": "gb_console.wishlist_dataset_histories", "count": 1,
            "row": ["status": "Completed", "spvp_status": "Completed"],
        ]
        func run(_ steps: [JSONValue]) throws -> RunReport {
            try Laboratory.run(Laboratory.scenario(faults: [fault], steps: steps, until: "04:00", expect: [done]))
        }
        #expect(try run([]).verdict == .failed)
        #expect(try run([repair]).verdict == .passed)
    }

    @Test func `A notification that could not be stored is made up for`() throws {
        let report = try Laboratory.run(
            Laboratory.scenario(
                faults: [["on": "gb_console.notifications", "times": 1, "do": ["failWrite": true]]],
                steps: [["at": "02:00", "resend": "notification", "history": 1]],
                expect: [
                    ["table": "gb_console.notifications", "count": 1],
                    ["mail": ["subject": "Dataset completed*"], "count": 1],
                    ["invariants": "all"],
                ]
            )
        )
        #expect(report.expectations.filter { !$0.held } == [])
    }

    @Test(
        arguments: [
            (["at": "02:00", "resend": "spvp-completed", "history": 7], "there is no history 7, only 1"),
            (["at": "02:00", "retrigger": "analyzer_batch", "dataset": 99], "there is no dataset 99, only 1"),
            (["at": "02:00", "resend": "analysis-completed", "dataset": 99], "there is no dataset 99, only 1"),
            (
                ["at": "00:05", "retrigger": "analyzer_batch", "dataset": 1],
                "there is no dataset 1 at this instant, nor any other"
            ),
            (
                ["at": "00:05", "retrigger": "spvp_batch", "history": 1],
                "there is no history 1 at this instant, nor any other"
            ),
            (["at": "00:40", "resend": "notification", "history": 1], "history 1 has not ended"),
            (["at": "00:40", "resend": "spvp-completed", "history": 1], "409"),
        ] as [(JSONValue, String)]
    ) func `A repair that is refused fails the scenario and says why`(step: JSONValue, why: String) throws {
        let report = try Laboratory.run(Laboratory.scenario(steps: [step], expect: [["stuck": "none"]]))
        let result = try report.expectation("succeeds")
        #expect(!result.held)
        #expect(report.verdict == .failed)
        #expect(result.line != nil)
        #expect(result.why?.contains(why) == true, "said: \(result.why ?? "nothing")")
    }
}
