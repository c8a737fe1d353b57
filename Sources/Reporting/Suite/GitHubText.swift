internal import Harness
internal import Wire

/// A suite as GitHub Actions reads it: annotations at the lines of the scenario files, and a summary in Markdown.
package struct GitHubText: Sendable {
    private let suite: SuiteReport
    private let place: @Sendable (String) -> String

    /// Makes the texts of a suite.
    ///
    /// - Parameters:
    ///   - suite: what came of the suite.
    ///   - place: makes the path of a file as the repository names it.
    package init(_ suite: SuiteReport, place: @escaping @Sendable (String) -> String = { $0 }) {
        self.suite = suite
        self.place = place
    }

    // MARK: Annotations

    /// The workflow commands, one a line: an error for each thing that did not hold, at its line.
    package var annotations: String {
        suite.bad.flatMap(annotations).map { $0 + "\n" }.joined()
    }

    private func annotations(_ entry: SuiteEntry) -> [String] {
        switch entry.outcome {
        case .judged(let report):
            if report.canary != nil {
                return [annotation(entry.file, title: report.scenario, RunConclusion(report).failure)]
            }
            let expectations = report.expectations.filter { !$0.held }.map { expectation in
                annotation(
                    expectation.file ?? entry.file,
                    line: expectation.line,
                    title: report.scenario,
                    expectation.text + (expectation.why.map { "\n\($0)" } ?? "")
                )
            }
            let faults = report.faults.filter { !$0.held }.map { fault in
                annotation(
                    fault.file ?? entry.file,
                    line: fault.line,
                    title: report.scenario,
                    [fault.id, fault.text, fault.effect].filter { !$0.isEmpty }.joined(separator: "\n")
                )
            }
            let all = expectations + faults
            return all.isEmpty ? [annotation(entry.file, title: report.scenario, RunConclusion(report).failure)] : all
        case .invalid(_, let diagnostics):
            return diagnostics.map { diagnostic in
                annotation(
                    diagnostic["file"]?.string ?? entry.file,
                    line: diagnostic["line"]?.integer.map { Int($0) },
                    column: diagnostic["column"]?.integer.map { Int($0) },
                    title: "invalid scenario",
                    diagnostic["message"]?.string ?? "the scenario could not be run"
                )
            }
        }
    }

    private func annotation(
        _ file: String,
        line: Int? = nil,
        column: Int? = nil,
        title: String,
        _ message: String
    ) -> String {
        var properties = [("file", place(file))]
        if let line { properties.append(("line", "\(line)")) }
        if let column { properties.append(("col", "\(column)")) }
        properties.append(("title", title))
        let named = properties.map { "\($0.0)=\(Self.escaped($0.1, inProperty: true))" }.joined(separator: ",")
        return "::error \(named)::\(Self.escaped(message))"
    }

    /// The text as a workflow command holds it: percent signs and line breaks as references; colons and commas too in
    /// a property.
    static func escaped(_ text: String, inProperty: Bool = false) -> String {
        var escaped = ""
        for scalar in ScreenText.safeLines(text).unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\n": escaped += "%0A"
            case ":" where inProperty: escaped += "%3A"
            case "," where inProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    // MARK: Summary

    /// The summary: the counts, then every scenario that did not pass with what did not hold.
    package var summary: String {
        var lines = [
            "### \(suite.bad.isEmpty ? "✅" : "❌") tvsim", "",
            "| passed | failed | invalid | not run | time |", "|---:|---:|---:|---:|---:|",
            "| \(suite.count(.passed)) | \(suite.count(.failed)) | \(suite.count(.invalid)) | \(suite.notRun) "
                + "| \(FigureText.seconds(suite.seconds)) |", "",
        ]
        for entry in suite.bad {
            lines += [
                "#### ❌ \(Self.markdown(entry.name))", "", "`\(place(entry.file).replacing("`", with: "'"))`", "",
            ]
            // Indented, the text is taken as it is, whatever it holds.
            lines += detail(entry).split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
            lines.append("")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func detail(_ entry: SuiteEntry) -> String {
        switch entry.outcome {
        case .judged(let report): RunText(page: PageStyle(width: 120)).failure(report)
        case .invalid(let text, _): text
        }
    }

    private static func markdown(_ text: String) -> String {
        ScreenText.cut(text, to: 100).reduce(into: "") { line, character in
            if character.isASCII, character.isPunctuation || character.isSymbol { line += "\\" }
            line.append(character)
        }
    }
}
