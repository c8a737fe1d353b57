import Scenarios
import Simulation
import Testing
import Wire

/// Cases by name, combinations that are left out, and values from outside.
@Suite struct CasesTests {
    private func read(_ text: String, _ parameters: [String: String] = [:]) throws(Diagnostics) -> [Scenario] {
        try TestVocabulary.reader.readCases(
            Array(text.utf8),
            file: "c.json",
            parameters: parameters.sorted { $0.key < $1.key }.map { GivenParameter(name: $0.key, value: $0.value) }
        )
    }

    private func mistakes(_ text: String) -> [String] {
        TestVocabulary.mistakes { () throws(Diagnostics) in _ = try read(text) }
    }

    private func file(_ cases: String, use: String = "${reason} ${tries}") -> String {
        """
        {"name": "c", "system": "trend-viewer", "until": "01:00",
         \(cases),
         "description": "\(use)",
         "expect": [{"stuck": "none"}]}
        """
    }

    private static let named =
        #""cases": {"captcha": {"reason": "CAPTCHA", "tries": 1}, "timeout": {"reason": "TIMEOUT", "tries": 3}}"#
    private static let matrix = #""matrix": {"reason": ["CAPTCHA", "TIMEOUT"], "tries": [1, 2, 3]}"#

    @Test func `cases have the names and the values that the file gives them`() throws {
        let cases = try read(file(Self.named))
        #expect(cases.map(\.name) == ["c [captcha]", "c [timeout]"])
        #expect(cases.map(\.caseName) == ["captcha", "timeout"])
        #expect(cases.map(\.description) == ["CAPTCHA 1", "TIMEOUT 3"])
    }

    @Test func `cases and a matrix are combined`() throws {
        let text = file(Self.named + #", "matrix": {"n": [1, 2]}"#, use: "${reason} ${tries} ${n}")
        let cases = try read(text)
        #expect(cases.map(\.caseName) == ["captcha, n=1", "captcha, n=2", "timeout, n=1", "timeout, n=2"])
        #expect(cases.last?.description == "TIMEOUT 3 2")
    }

    @Test func `an exclusion leaves out every combination that it fits`() throws {
        let one = try read(file(Self.matrix + #", "exclude": [{"reason": "TIMEOUT", "tries": [1, 3]}]"#))
        #expect(
            one.map(\.caseName) == [
                "reason=CAPTCHA, tries=1", "reason=CAPTCHA, tries=2", "reason=CAPTCHA, tries=3",
                "reason=TIMEOUT, tries=2",
            ]
        )
        let two = try read(file(Self.matrix + #", "exclude": [{"reason": "TIMEOUT"}, {"tries": 2}]"#))
        #expect(two.count == 2)
    }

    @Test(
        arguments: [
            (["reason": "TIMEOUT"], ["TIMEOUT 1", "TIMEOUT 2", "TIMEOUT 3"]),
            (["tries": "2"], ["CAPTCHA 2", "TIMEOUT 2"]),
            (["reason": "OTHER", "tries": "7"], ["OTHER 7"]), (["reason": "12"], ["12 1", "12 2", "12 3"]),
        ] as [([String: String], [String])]
    ) func `a value from outside counts instead of those of the file`(
        parameters: [String: String],
        descriptions: [String]
    ) throws {
        #expect(try read(file(Self.matrix), parameters).map(\.description) == descriptions)
    }

    @Test func `a value from outside has the type that the file's values have`() throws {
        let text = file(#""matrix": {"n": [2]}, "settings": {"minProducts": "${n}"}"#, use: "x")
        #expect(try read(text, ["n": "5"])[0].settingValues["minProducts"] == .integer(5))
        #expect(throws: Diagnostics.self) { try read(text, ["n": "five"]) }
    }

    @Test func `a key of the same name deeper in the file is filled as any other`() throws {
        let text = """
            {"name": "c", "system": "trend-viewer", "until": "01:00", "matrix": {"n": [2]},
             "steps": [{"at": "00:01", "request": "POST /a", "body": {"matrix": "${n}", "cases": ["${n}"]}}],
             "expect": [{"stuck": "none"}]}
            """
        guard case .request(let request) = try read(text)[0].steps[0].action else { return }
        #expect(request.body == ["matrix": 2, "cases": [2]])
    }

    @Test func `a mistake in what all cases share is told once`() throws {
        let text = """
            {"name": "c", "system": "trend-viewer", "until": "01:00", "matrix": {"n": ["a", "b", "c"]},
             "expect": [{"table": "gb_console.malls", "count": "${n}"}, {"table": "gb_console.mals"}]}
            """
        do {
            _ = try read(text)
            Issue.record("it is accepted")
        } catch {
            #expect(
                error.all.map(\.found) == [
                    "\"count\" is the text \"a\" in the case n=a and 2 others", "unknown table \"gb_console.mals\"",
                ]
            )
        }
    }

    @Test func `every kind of mistake has its message`() throws {
        let texts = [
            file(#""cases": {}"#), file(#""cases": {"a": {}}"#), file(#""cases": [1]"#),
            file(#""cases": {"a": {"reason": [1]}}"#),
            file(#""cases": {"a": {"reason": "A", "tries": 1}, "b": {"reason": "B"}}"#),
            file(#""cases": {"a": {"reason": "A", "tries": 1, "other": 2}}"#),
            file(Self.named + #", "matrix": {"reason": ["A"]}"#), file(#""cases": {"a": {"a b": 1}}"#),
            file(#""exclude": [{"reason": "A"}]"#), file(Self.matrix + #", "exclude": []"#),
            file(Self.matrix + #", "exclude": [{"raeson": "CAPTCHA"}]"#), file(Self.matrix + #", "exclude": [{}]"#),
            file(Self.matrix + #", "exclude": [{"reason": "CAPCHA"}]"#),
            file(Self.matrix + #", "exclude": [{"tries": [1, 2, 3]}]"#),
        ]
        var page: [String] = []
        for text in texts {
            let line = text.split(separator: "\n")[1].drop { $0 == " " }
            let told = mistakes(text)
            #expect(!told.isEmpty, "\(text) is accepted")
            page.append("\(line)\n" + told.map { "    \($0)\n" }.joined())
        }
        try expect(page.joined(separator: "\n"), matches: "cases-mistakes.txt")
        do {
            _ = try read(file(Self.matrix), ["raeson": "A"])
            Issue.record("an unknown parameter is accepted")
        } catch {
            #expect(error.all.map(\.hint) == ["did you mean \"reason\"?"])
        }
    }
}
