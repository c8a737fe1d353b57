import Scenarios
import Simulation
import Testing
import Wire

/// Parameters and matrices: one file, many cases.
@Suite struct MatrixTests {
    private func read(_ text: String) throws(Diagnostics) -> [Scenario] {
        try TestVocabulary.reader.readCases(Array(text.utf8), file: "m.json")
    }

    private func mistakes(_ text: String) -> [String] {
        TestVocabulary.mistakes { () throws(Diagnostics) in _ = try read(text) }
    }

    private func file(matrix: String, rest: String = #""faults": [{"on": "crawler", "do": {"fail": "${reason}"}}],"#)
        -> String
    {
        """
        {"name": "m", "system": "trend-viewer", "until": "01:00", "matrix": \(matrix),
         \(rest)
         "expect": [{"stuck": "none"}]}
        """
    }

    @Test func `a matrix makes a case of each combination, the last parameter changing fastest`() throws {
        let text = file(
            matrix: #"{"reason": ["CAPTCHA", "TIMEOUT"], "times": [1, 2, 3]}"#,
            rest: #""faults": [{"on": "crawler", "times": "${times}", "do": {"fail": "${reason}"}}],"#
        )
        let cases = try read(text)
        #expect(cases.count == 6)
        #expect(cases.map(\.name).prefix(2) == ["m [reason=CAPTCHA, times=1]", "m [reason=CAPTCHA, times=2]"])
        #expect(cases.last?.caseName == "reason=TIMEOUT, times=3")
        #expect(cases.map { $0.faultRules[0].times } == [1, 2, 3, 1, 2, 3])
        #expect(cases.last?.faults[0].text == "crawler 3 times: fail TIMEOUT")
    }

    @Test func `a parameter stands in any text, with its type where it stands alone`() throws {
        let text = """
            {"name": "m", "system": "trend-viewer", "until": "${end}", "matrix": {"end": ["01:00"], "n": [2], "on": [true]},
             "settings": {"minProducts": "${n}", "callbacks": "${on}"},
             "given": {"rows": {"gb_console.malls": [{"name": "mall ${n}", "is_open": "${on}"}]}},
             "steps": [{"at": "00:01", "request": "GET /a/${n}", "body": {"n": "${n}"}, "save": {"slug": "$.slug"}},
                       {"at": "00:02", "request": "GET /a/${slug}/${n}"}],
             "expect": [{"slack": {"text": "*${n} of ${slug}*"}}]}
            """
        let scenario = try #require(try read(text).first)
        #expect(scenario.settingValues["minProducts"] == .integer(2))
        #expect(scenario.settingValues["callbacks"] == .boolean(true))
        #expect(scenario.given.tables[0].rows[0].cells.map(\.value) == [.text("mall 2"), .integer(1)])
        guard case .request(let first) = scenario.steps[0].action, case .request(let second) = scenario.steps[1].action
        else {
            Issue.record("the steps are not what they were")
            return
        }
        #expect(first.body == ["n": 2])
        #expect(try second.path.text(with: ["slug": "x"]) == "/a/x/2")
        #expect(scenario.expectations[0].text == "at least 1 Slack message with text *2 of ${slug}*")
    }

    @Test func `a file without a matrix is one case`() throws {
        let text = #"{"name":"n","system":"trend-viewer","until":"1h","expect":[{"stuck":"none"}]}"#
        let cases = try read(text)
        #expect(cases.map(\.name) == ["n"])
        #expect(cases[0].caseName == nil)
    }

    @Test func `every kind of mistake has its message`() throws {
        let save = #""steps": [{"at": "00:01", "request": "GET /${reason}", "save": {"reason": "$"}}],"#
        let row = """
            "given": {"rows": {"gb_console.summary_wishlist_products": [{"crawl_status": "${reason}"}]}},
            """
        let texts = [
            file(matrix: "{}"), file(matrix: "[]"), file(matrix: #"{"reason": []}"#), file(matrix: #"{"reason": "A"}"#),
            file(matrix: #"{"reason": ["A", "A"]}"#), file(matrix: #"{"reason": [["A"]]}"#),
            file(matrix: #"{"a reason": ["A"], "reason": ["A"]}"#), file(matrix: #"{"reasn": ["A"]}"#),
            file(matrix: #"{"reason": ["A"]}"#, rest: save),
            file(
                matrix: #"{"reason": ["A"], "x": ["${reason}"]}"#,
                rest: #""description": "${raeson} ${reason} ${x}","#
            ),
            file(matrix: #"{"reason": ["Error", "Eror"]}"#, rest: row),
            file(matrix: #"{"reason": ["Eror", "Erorr"]}"#, rest: row), file(matrix: #"{"reason": ["A", 1]}"#),
            file(
                matrix: #"{"reason": [\#((0..<40).map(String.init).joined(separator: ","))], "#
                    + #""x": [\#((0..<40).map(String.init).joined(separator: ","))]}"#,
                rest: #""description": "${reason} ${x}","#
            ),
        ]
        let page = texts.map { text in
            let told = mistakes(text)
            #expect(!told.isEmpty, "\(text) is accepted")
            let matrix = text.split(separator: "\n")[0].drop { $0 != "m" }.split(separator: "\"matrix\": ").last ?? ""
            return "\(matrix.prefix(80))\n" + told.map { "    \($0)\n" }.joined()
        }
        try expect(page.joined(separator: "\n"), matches: "matrix-mistakes.txt")
    }
}
