import Foundation
import Testing
import Wire

/// `tvsim coverage` from outside, with the scenarios of the project.
@Suite struct CoverageCommandTests {
    @Test func `the project's scenarios hold, and reach every documented branch and every legal transition`() throws {
        let result = try Program.run(["coverage", "Scenarios", "--report", "json"])
        #expect(result.status == 0, "\(result.diagnostics)")
        #expect(result.diagnostics.isEmpty)
        let report = try JSONValue(parsing: Array(result.output.utf8))
        #expect(report["version"]?.integer == 1)
        #expect(report["complete"]?.bool == true)
        let branches = try #require(report["branches"]?.array)
        #expect(branches.count >= 144)
        for branch in branches {
            #expect(branch["scenarios"]?.array?.isEmpty == false, "no scenario reaches \(branch["id"]?.text ?? "")")
        }
        for transition in try #require(report["transitions"]?.array) {
            let name = "\(transition["status"]?.text ?? "") \(transition["text"]?.text ?? "")"
            let made = try #require(transition["scenarios"]?.array)
            if transition["legal"]?.bool == true {
                let byOperator = try #require(transition["byOperator"]?.array)
                #expect(!(made + byOperator).isEmpty, "nothing makes \(name)")
            } else {
                #expect(made.isEmpty, "\(name) is made")
            }
        }
        #expect(report["runs"]?.array?.allSatisfy { $0["verdict"]?.string == "passed" } == true)
    }

    @Test func `what is missing is shown, and the exit code is 1`() throws {
        let result = try Program.run(["coverage", "Scenarios/happy-path.json", "--missing"])
        #expect(result.status == 1)
        #expect(result.output.contains("S.7.rollback"))
        #expect(!result.output.contains("S.7.commit"))
        #expect(result.output.contains("not every documented branch is reached"))
        let all = try Program.run(["coverage", "Scenarios/happy-path.json"])
        #expect(all.output.contains("✓  S.7.commit"))
        let report = try Program.run(["coverage", "Scenarios/happy-path.json", "--missing", "--report", "json"])
        let document = try JSONValue(parsing: Array(report.output.utf8))
        #expect(document["complete"]?.bool == false)
        #expect(document["branches"]?.array?.contains { $0["id"]?.string == "S.7.commit" } == false)
    }

    @Test func `a scenario that does not hold reaches nothing`() throws {
        try Scratch.withFolder { folder in
            try write("broken", in: folder) { $0["expect"] = [["table": "gb_console.notifications", "absent": true]] }
            let result = try Program.run(["coverage", folder.path, "--report", "json"])
            #expect(result.status == 1)
            #expect(result.diagnostics.contains("'broken' does not hold"))
            let branches = try #require(JSONValue(parsing: Array(result.output.utf8))["branches"]?.array)
            #expect(branches.allSatisfy { $0["scenarios"]?.array?.isEmpty == true })
        }
    }

    @Test func `a branch names three scenarios and counts the others, and a canary counts for nothing`() throws {
        try Scratch.withFolder { folder in
            for name in ["one", "two", "zero", "ape"] { try write(name, in: folder) { _ in } }
            try write("canary", in: folder) { scenario in
                scenario["mustFail"] = "No notification may be written."
                scenario["expect"] = [["table": "gb_console.notifications", "absent": true]]
            }
            let result = try Program.run(["coverage", folder.path])
            #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
            #expect(result.output.contains("ape, one, two and 1 more\n"))
            #expect(!result.output.contains("canary"))
        }
    }

    /// Writes the happy path under another name and with a change into a folder.
    private func write(_ name: String, in folder: URL, _ change: (inout JSONObject) -> Void) throws {
        let path = Program.project.appending(path: "Scenarios/happy-path.json")
        var scenario = try #require(try JSONValue(parsing: Array(Data(contentsOf: path))).object)
        scenario["name"] = .string(name)
        change(&scenario)
        try Data(JSONValue.object(scenario).text.utf8).write(to: folder.appending(path: "\(name).json"))
    }

    @Test func `a folder without scenarios and a broken file are named`() throws {
        try Scratch.withFolder { folder in
            let empty = try Program.run(["coverage", folder.path])
            #expect(empty.status == 2)
            #expect(empty.diagnostics.contains("no scenario"))
            try Data("{".utf8).write(to: folder.appending(path: "x.json"))
            let broken = try Program.run(["coverage", folder.path])
            #expect(broken.status == 2)
            #expect(broken.diagnostics.contains("x.json"))
        }
    }
}
