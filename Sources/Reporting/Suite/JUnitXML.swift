internal import Harness
internal import Wire

/// A suite as JUnit XML, which CI servers read: a `testsuite` a folder, a `testcase` a scenario.
///
/// It keeps to what the strictest of the published schemas allows, that of Jenkins' xUnit plugin (junit-10.xsd): a case has
/// no file and no properties, times have three decimals. What would stand there heads the case's `system-out`.
package struct JUnitXML: Sendable {
    private let suite: SuiteReport
    private let story: TimelineText

    /// How many of the last lines of a run's story stand in its `system-out`.
    static let storyLines = 40

    /// Makes the document of a suite.
    package init(_ suite: SuiteReport) {
        self.suite = suite
        story = TimelineText(page: PageStyle(width: 160, timelineLimit: nil))
    }

    /// The document, with its last line ended.
    package var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites\(attributes([("name", "tvsim")] + counts(suite.entries) + [time(suite.seconds)]))>")
        for (folder, entries) in folders {
            let seconds = entries.reduce(0) { $0 + $1.seconds }
            let named = [("name", folder)] + counts(entries) + [("skipped", "0"), time(seconds)]
            lines.append("  <testsuite\(attributes(named))>")
            var names: [String: Int] = [:]
            for entry in entries { names[entry.name, default: 0] += 1 }
            for entry in entries {
                // Readers take two cases of one name for one case.
                let name = names[entry.name] == 1 ? entry.name : "\(entry.name) (\(Self.leaf(entry.file)))"
                lines += testcase(entry, named: name, folder: folder)
            }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
    }

    /// The entries by the folder of their file, folders and entries in the order of the suite.
    private var folders: [(folder: String, entries: [SuiteEntry])] {
        var folders: [(folder: String, entries: [SuiteEntry])] = []
        var places: [String: Int] = [:]
        for entry in suite.entries {
            let folder = entry.file.lastIndex(of: "/").map { String(entry.file[..<$0]) } ?? "."
            if let place = places[folder] {
                folders[place].entries.append(entry)
            } else {
                places[folder] = folders.count
                folders.append((folder, [entry]))
            }
        }
        return folders
    }

    private func counts(_ entries: [SuiteEntry]) -> [(String, String)] {
        [
            ("tests", "\(entries.count)"), ("failures", "\(entries.count { $0.verdict == .failed })"),
            ("errors", "\(entries.count { $0.verdict == .invalid })"),
        ]
    }

    private func time(_ seconds: Double) -> (String, String) {
        let milliseconds = Int((max(0, seconds) * 1000).rounded())
        return ("time", "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())")
    }

    // MARK: One scenario

    private func testcase(_ entry: SuiteEntry, named name: String, folder: String) -> [String] {
        let named = attributes([("name", name), ("classname", Self.classname(of: folder)), time(entry.seconds)])
        let inside =
            switch entry.outcome {
            case .judged(let report): failure(report) + output(report, of: entry.file)
            case .invalid(let text, let diagnostics):
                element("error", text, [("message", Self.message(of: diagnostics.first)), ("type", "invalid")])
            }
        return ["    <testcase\(named)>"] + inside.map { "      " + $0 } + ["    </testcase>"]
    }

    /// The folder with dots, as readers split it into packages; never empty and without empty parts.
    private static func classname(of folder: String) -> String {
        let parts = folder.split(separator: "/").filter { $0 != "." && $0 != ".." }
        return parts.isEmpty ? "tvsim" : parts.joined(separator: ".")
    }

    private static func leaf(_ file: String) -> String { file.split(separator: "/").last.map(String.init) ?? file }

    private func failure(_ report: RunReport) -> [String] {
        guard report.verdict != .passed else { return [] }
        let whole = RunText(page: PageStyle(width: 160)).failure(report)
        return element("failure", whole, [("message", Self.message(of: report)), ("type", "failed")])
    }

    /// What the run was, and the end of its story.
    private func output(_ report: RunReport, of file: String) -> [String] {
        var shown = ["file \(file)", "system \(report.system)", "seed \(report.seed)", "digest \(report.digest)"]
        if let canary = report.canary { shown.append("mustFail \(canary.reason ?? "true")") }
        let lines = story.lines(report.timeline)
        shown.append("")
        // Not counted: of a run that passed, a suite keeps only the end of the story.
        if lines.count > Self.storyLines { shown.append("… earlier lines …") }
        shown += lines.suffix(Self.storyLines)
        return element("system-out", shown.map { $0 + "\n" }.joined(), [])
    }

    /// What did not hold, in a line: the count, and the first of them.
    private static func message(of report: RunReport) -> String {
        let expectation = report.expectations.first { !$0.held }.map {
            $0.text + ($0.why.map { "; \(Self.line($0))" } ?? "")
        }
        let first = expectation ?? report.faults.first { !$0.held }.map { "\($0.id); \($0.effect)" }
        let sentence = RunConclusion(report).failure
        return first.map { "\(sentence): \($0)" } ?? sentence
    }

    /// Several lines as one, since a message is shown in a list.
    private static func line(_ text: String) -> String {
        text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.joined(separator: " ")
    }

    private static func message(of diagnostic: JSONValue?) -> String {
        let message = diagnostic?["message"]?.string ?? "the scenario could not be run"
        return diagnostic?["line"]?.integer.map { "line \($0): \(message)" } ?? message
    }

    // MARK: XML

    /// An element with a text; its lines are kept as they are, so nothing is indented inside of it.
    private func element(_ name: String, _ text: String, _ named: [(String, String)]) -> [String] {
        ["<\(name)\(attributes(named))>\(Self.escaped(text))</\(name)>"]
    }

    private func attributes(_ named: [(String, String)]) -> String {
        named.map { " \($0.0)=\"\(Self.escaped($0.1, inAttribute: true))\"" }.joined()
    }

    /// The text with what XML reserves as references, and what XML cannot hold shown as `\u{1B}` and the like.
    static func escaped(_ text: String, inAttribute: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"" where inAttribute: escaped += "&quot;"
            case "\n" where !inAttribute: escaped += "\n"
            // A reader would make a space of a line break in an attribute, and a line feed of a carriage return.
            case "\n", "\t", "\r": escaped += "&#\(scalar.value);"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
                escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
