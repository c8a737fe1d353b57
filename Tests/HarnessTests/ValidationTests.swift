import Harness
import Scenarios
import Testing
import Wire

/// What only the system's databases and services can say of a file, before it is run.
struct ValidationTests {
    private func mistakes(steps: [JSONValue] = [], expect: [JSONValue] = [["stuck": "none"]]) throws -> [String] {
        let scenario = Laboratory.scenario(steps: steps, expect: expect)
        let runner = try Laboratory.runner.get()
        do {
            _ = try runner.read(Array(scenario.indentedText.utf8), file: "test.json")
            return []
        } catch {
            return error.all.map(\.message)
        }
    }

    @Test(
        arguments: [
            (["sql": "UPDATE gb_console.malls SET nmae = 'x'"], #"no such column: nmae; did you mean "name"?"#),
            (
                ["sql": "DELETE FROM gb_console.mals"],
                #"no such table: gb_console.mals; did you mean "gb_console.malls"?"#
            ),
            (["sql": "DELETE FROM gb_console.malls WHERE id = ?"], "1 question marks and 0 values"),
            (["sql": "SELECT 1"], "changes nothing"), (["sql": "DROP TABLE gb_console.malls"], "change the schema"),
            (["sql": "DELETE FORM gb_console.malls"], #"near "FORM": syntax error"#),
        ] as [(JSONValue, String)]
    ) func `The statement of a step is prepared against the tables`(step: JSONValue, message: String) throws {
        let found = try mistakes(steps: [step.with("at", "00:10")])
        #expect(found.count == 1)
        #expect(found[0].contains("the statement cannot be run: ") && found[0].contains(message), "\(found)")
        #expect(
            try mistakes(steps: [["at": "00:10", "sql": "DELETE FROM gb_console.malls WHERE id = ?", "args": [1]]])
                == []
        )
    }

    @Test(
        arguments: [
            ("SELECT * FROM wishlist_dataset_histories WHERE statsu = 'Pending'", #"did you mean "status"?"#),
            ("SELECT * FROM wishlist_dataset_historys", #"did you mean "wishlist_dataset_histories"?"#),
            ("DELETE FROM malls", "a record is only read"), ("SELECT (1", "ends too early"),
        ]
    ) func `The statement of an expectation is prepared against the tables`(query: String, message: String) throws {
        let found = try mistakes(expect: [["query": .string(query)]])
        #expect(found.count == 1)
        #expect(found[0].contains(message), "\(found)")
        #expect(
            try mistakes(expect: [
                ["query": "SELECT * FROM wishlist_dataset_histories WHERE created_at < NOW() - INTERVAL 1 DAY"]
            ]) == []
        )
    }

    @Test func `A mistake in a statement is shown where it stands in the file`() throws {
        let text = """
            { "name": "x", "system": "trend-viewer", "until": "1h", "expect": [
              { "query": "SELECT id FROM malls WHERE nmae = 'é'" } ] }
            """
        let error = #expect(throws: Diagnostics.self) {
            try Laboratory.runner.get().read(Array(text.utf8), file: "test.json")
        }
        let lines = try #require(error?.rendered(source: Array(text.utf8)).split(separator: "\n"))
        #expect(lines[0].hasPrefix("test.json:2:42: "), "\(lines[0])")
        #expect(lines[2].drop { $0 != "^" } == "^^^^")
    }

    @Test(
        arguments: [
            ("GET /api/v1/wishlist-to-group/x/historys", "GET /api/v1/wishlist-to-group/{slug}/histories"),
            ("DELETE /api/v1/general/wishlist-to-group", "POST /api/v1/general/wishlist-to-group"),
        ]
    ) func `A request needs a route of its service, unless it shall be answered that there is none`(
        request: String,
        nearest: String
    ) throws {
        let step: JSONValue = ["at": "00:10", "request": .string(request)]
        let found = try mistakes(steps: [step])
        #expect(found.count == 1)
        #expect(found[0].hasSuffix("did you mean \"\(nearest)\"?"), "\(found)")
        #expect(try mistakes(steps: [step.with("expect", ["status": 404])]) == [])
        #expect(try mistakes(steps: [step.with("expect", ["status": 405])]) == [])
        let alias: JSONValue = ["at": "00:10", "request": "GET /api/v1/general/wishlist-to-group/x/histories?page=2"]
        #expect(try mistakes(steps: [alias]) == [])
    }

    @Test func `A user who is in no group is told how users are made`() throws {
        let found = try mistakes(steps: [["at": "00:10", "request": "POST /webhooks/stripe", "as": "ken"]])
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("the user \"ken\", who is in no group; expected \"mika\"; a user is made as one of"))
    }

    @Test func `The story tells what an operator deletes, once for each statement`() throws {
        let steps: [JSONValue] = [
            ["at": "00:09", "sql": "INSERT INTO gb_console.malls (id, name) VALUES (3, 'X'), (4, 'Y')"],
            ["at": "00:10", "sql": "DELETE FROM gb_console.malls WHERE id IN (3, 4)"],
            ["at": "01:05", "sql": "DELETE FROM ds_analyzer.datasets"],
        ]
        let told = try Laboratory.run(Laboratory.scenario(steps: steps, expect: [["stuck": "none"]])).timeline
            .filter { $0.actor == "operator" }.map(\.text)
        #expect(told == ["malls: 2 rows deleted (3, 4)", "datasets 1: deleted"])
    }
}
