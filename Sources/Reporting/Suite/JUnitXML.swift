internal import Harness
internal import Wire

/// A suite as JUnit XML, which CI servers read: a `testsuite` a folder, a `testcase` a scenario.
package struct JUnitXML: Sendable {
    private let suite: SuiteReport
    private let story: TimelineText

    /// How many of the last lines of a run's story stand in its `system-out`.
    private static let storyLines = 40

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
            lines.append("  <testsuite\(attributes([("name", folder)] + counts(entries) + [time(seconds)]))>")
            for entry in entries { lines += testcase(entry, folder: folder) }
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
            ("errors", "\(entries.count { $0.verdict == .invalid })"), ("skipped", "0"),
        ]
    }

    private func time(_ seconds: Double) -> (String, String) {
        // Fixed digits: some readers take no exponent.
        let microseconds = Int((max(0, seconds) * 1e6).rounded())
        let fraction = String(1_000_000 + microseconds % 1_000_000).dropFirst()
        return ("time", "\(microseconds / 1_000_000).\(fraction)")
    }

    // MARK: One scenario

    private func testcase(_ entry: SuiteEntry, folder: String) -> [String] {
        let named = attributes([
            ("name", entry.name), ("classname", folder.replacing("/", with: ".")), time(entry.seconds),
            ("file", entry.file),
        ])
        let inside =
            switch entry.outcome {
            case .judged(let report): properties(report) + failure(report) + output(report)
            case .invalid(let text, let diagnostics):
                element("error", text, [("message", Self.message(of: diagnostics.first)), ("type", "invalid")])
            }
        return ["    <testcase\(named)>"] + inside.map { "      " + $0 } + ["    </testcase>"]
    }

    private func properties(_ report: RunReport) -> [String] {
        var properties = [("system", report.system), ("seed", "\(report.seed)"), ("digest", report.digest)]
        if let canary = report.canary { properties.append(("mustFail", canary.reason ?? "true")) }
        return ["<properties>"] + properties.map { "  <property\(attributes([("name", $0.0), ("value", $0.1)]))/>" }
            + ["</properties>"]
    }

    private func failure(_ report: RunReport) -> [String] {
        guard report.verdict != .passed else { return [] }
        let whole = RunText(page: PageStyle(width: 160)).failure(report)
        return element("failure", whole, [("message", Self.message(of: report)), ("type", "failed")])
    }

    private func output(_ report: RunReport) -> [String] {
        let lines = story.lines(report.timeline)
        guard !lines.isEmpty else { return [] }
        let left = lines.count - Self.storyLines
        let shown =
            (left > 0 ? ["… \(FigureText.count(left)) earlier lines …"] : []) + lines.suffix(Self.storyLines)
        return element("system-out", shown.map { $0 + "\n" }.joined(), [])
    }

    /// What did not hold, in a line: the count, and the first of them.
    private static func message(of report: RunReport) -> String {
        let expectation = report.expectations.first { !$0.held }.map { $0.text + ($0.why.map { "; \($0)" } ?? "") }
        let first = expectation ?? report.faults.first { !$0.held }.map { "\($0.id); \($0.effect)" }
        let sentence = RunText.failure(report)
        return first.map { "\(sentence): \($0)" } ?? sentence
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
