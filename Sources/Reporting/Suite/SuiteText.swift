internal import Harness

/// The report of a suite as a person reads it: what did not pass in detail, the slowest, the counts.
package struct SuiteText: Sendable {
    private let page: PageStyle
    private let text: RunText

    /// Makes reports for pages of the given style.
    package init(page: PageStyle) {
        self.page = page
        text = RunText(page: page)
    }

    /// One line that says how a scenario ended.
    package func line(_ entry: SuiteEntry, nameWidth: Int = 0) -> String {
        if let report = entry.report { return text.line(report, nameWidth: nameWidth) }
        let name = RunText.name(entry.name, width: nameWidth)
        return "\(page.palette.paint("✗", .bad)) \(name)  \(page.palette.paint("could not be run", .bad))\n"
    }

    /// Everything that did not pass, in detail; what could not be run is told by its own text elsewhere.
    package func failures(_ suite: SuiteReport) -> String {
        suite.bad.compactMap(\.report).map { text.failure($0) + "\n" }.joined()
    }

    /// What stands at the end: a line for each that did not pass, the slowest, the counts.
    ///
    /// - Parameters:
    ///   - suite: what came of the suite.
    ///   - isQuiet: leaves out the slowest.
    /// - Returns: the text, with its last line ended.
    package func ending(_ suite: SuiteReport, isQuiet: Bool = false) -> String {
        let width = RunText.nameWidth(of: suite.bad.map(\.name))
        var ending = suite.bad.map { line($0, nameWidth: width) }.joined()
        if !isQuiet, !ending.isEmpty { ending += "\n" }
        if !isQuiet { ending += slowest(suite) }
        return ending + summary(suite)
    }

    private func slowest(_ suite: SuiteReport) -> String {
        let entries = suite.slowest(5)
        guard entries.count > 1 else { return "" }
        let table = TextTable(
            header: ["", "", ""],
            alignment: [.right, .left, .left],
            rows: entries.map { [FigureText.seconds($0.seconds), $0.name, $0.file] }
        )
        return page.palette.paint("Slowest", .heading) + "\n" + table.rendered(on: page, indent: "  ")
    }

    private func summary(_ suite: SuiteReport) -> String {
        let canaries = suite.entries.count { $0.report?.canary?.held == true }
        let held = canaries > 0 ? " (\(FigureText.counted(canaries, "canary", plural: "canaries")) among them)" : ""
        var parts = [
            "\(FigureText.count(suite.count(.passed))) of "
                + "\(FigureText.counted(suite.entries.count + suite.notRun, "scenario")) passed\(held)"
        ]
        for (count, what) in [
            (suite.count(.failed), "failed"), (suite.count(.invalid), "invalid"), (suite.notRun, "not run"),
        ]
        where count > 0 {
            parts.append("\(FigureText.count(count)) \(what)")
        }
        let threads = FigureText.counted(suite.threads, "thread")
        return page.palette.paint(parts.joined(separator: ", "), suite.bad.isEmpty ? .good : .bad)
            + page.palette.paint(", in \(FigureText.seconds(suite.seconds)) on \(threads)", .quiet) + "\n"
    }
}
