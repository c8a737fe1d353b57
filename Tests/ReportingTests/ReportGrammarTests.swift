import Foundation
import Reporting
import Testing
import Wire

/// The grammars of reports: shown in docs/json.md as they are in the code.
@Suite struct ReportGrammarTests {
    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let page = project.appending(path: "docs/json.md")
    /// The topics as `tvsim list` has them; a test of the program holds its schema to them.
    private static let all = ReportGrammar.all(
        topics: ["systems", "commands", "settings", "faults", "invariants", "branches", "incidents"]
    )

    /// The page with the grammars of the code in the places that are marked for them.
    private static func filled(_ page: String) throws -> String {
        var lines: [Substring] = []
        var rest = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = rest.popFirst() {
            lines.append(line)
            guard line.hasPrefix("<!-- report: "), let name = line.split(separator: " ").dropFirst(2).first else {
                continue
            }
            let grammar = try #require(all.first { $0.name == name }, "\(line)")
            // The block between two fences is what the code says.
            lines.append("```")
            lines += grammar.text.split(separator: "\n")
            rest = rest.dropFirst().drop { $0 != "```" }
        }
        return lines.joined(separator: "\n")
    }

    @Test func `the page of the grammars shows those of the code`() throws {
        let kept = try String(contentsOf: Self.page, encoding: .utf8)
        let text = try Self.filled(kept)
        for grammar in Self.all { #expect(kept.contains("<!-- report: \(grammar.name) -->")) }
        guard text != kept else { return }
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        Issue.record("docs/json.md differs from the code; TVSIM_RECORD=1 rewrites it")
    }

    @Test(arguments: all.map(\.name)) func `every object that is referred to is there, and each is referred to`(
        name: String
    ) throws {
        let grammar = try #require(Self.all.first { $0.name == name })
        let names = grammar.objects.map(\.name)
        #expect(Set(names).count == names.count)
        let text = grammar.schema.text
        for name in names.dropFirst() { #expect(text.contains("\"#/$defs/\(name)\"")) }
        for reference in text.matches(of: /"#\/\$defs\/([a-zA-Z]+)"/) { #expect(names.contains(String(reference.1))) }
    }
}
