import Scenarios
import Testing
import Wire

/// Files made to be expensive: their mistakes are told in bounded time and space.
@Suite struct HostileTextTests {
    private func mistakes(_ text: String) throws -> Diagnostics {
        try #require(throws: Diagnostics.self) { try TestVocabulary.reader.read(Array(text.utf8), file: "x.json") }
    }

    @Test func `of very many mistakes the first thousand are told`() throws {
        let keys = (0..<20_000).map { "\"key-\($0)\": \($0)" }.joined(separator: ", ")
        let text = "{\"name\": \"x\", \"system\": \"trend-viewer\", \(keys)}"
        let found = try mistakes(text)
        #expect(found.all.count == 1000)
        let page = found.rendered(source: Array(text.utf8))
        #expect(page.utf8.count < 2_000_000)
        #expect(page.hasSuffix("\nOnly the first 1000 mistakes are told."))
    }

    @Test(arguments: [String(repeating: "k", count: 100_000), "e" + String(repeating: "\u{301}", count: 100_000)])
    func `a message has a bounded length however long the name in it is`(_ name: String) throws {
        let found = try mistakes(
            """
            {"name": "x", "system": "\(name)", "\(name)": 1, "extends": "\(name)", "matrix": {"\(name)": [1]},
             "until": "\(name)", "expect": [{"\(name)": 1}]}
            """
        )
        #expect(!found.all.isEmpty)
        #expect(found.all.allSatisfy { $0.message.unicodeScalars.count < 3500 })
    }

    @Test func `further cases of a matrix are not read once there are enough mistakes`() throws {
        let values = (0..<1000).map(String.init).joined(separator: ",")
        let steps = Array(repeating: "{\"at\": \"${p}\", \"run\": \"x${p}\"}", count: 500).joined(separator: ",")
        let found = try mistakes(
            "{\"name\": \"x\", \"system\": \"trend-viewer\", \"matrix\": {\"p\": [\(values)]}, \"steps\": [\(steps)]}"
        )
        #expect(found.all.count <= 1000)
    }

    @Test func `a mistake far into a long line of many characters is shown with its caret`() throws {
        let text =
            "{\"name\": \"\(String(repeating: "日", count: 50_000))\", \"nmae\": 1, \"description\": \"\(String(repeating: "é", count: 50_000))\"}"
        let found = try #require(try mistakes(text).all.first { $0.found.contains("nmae") })
        let lines = found.rendered(source: Array(text.utf8)).split(separator: "\n")
        #expect(lines[1].contains("…日日日") && lines[1].contains("\"nmae\": 1") && lines[1].hasSuffix("é…"))
        let caret = try #require(lines[2].firstIndex(of: "^"))
        let key = try #require(lines[1].firstIndex(of: "n"))
        // The characters of the name take two cells each.
        let wide = lines[1].count { $0 == "日" }
        #expect(
            lines[2].distance(from: lines[2].startIndex, to: caret) == lines[1].distance(
                from: lines[1].startIndex,
                to: key
            ) - 1 + wide
        )
    }
}
