package import Harness

/// The report of several files: what failed in detail, then a line a file, then the count.
package struct FilesText: Sendable {
    private let page: PageStyle

    /// Makes reports for pages of the given style.
    package init(page: PageStyle) {
        self.page = page
    }

    /// The whole report, in the order of `reports`, the failed ones first.
    ///
    /// - Parameters:
    ///   - reports: the runs to show, one a file.
    ///   - total: how many runs there were, shown or not; those not shown passed.
    ///   - unreadable: how many further files could not be run.
    ///   - seconds: how long everything took.
    /// - Returns: the text, with its last line ended.
    package func report(_ reports: [RunReport], of total: Int, unreadable: Int, seconds: Double) -> String {
        let run = RunText(page: page)
        let failed = reports.filter { $0.verdict != .passed }
        var text = failed.map { run.failure($0) + "\n" }.joined()
        let width = RunText.nameWidth(of: reports.map(\.scenario))
        for report in failed + reports.filter({ $0.verdict == .passed }) {
            text += run.line(report, nameWidth: width)
        }
        return text + summary(of: total, failed: failed.count, unreadable: unreadable, seconds: seconds)
    }

    private func summary(of total: Int, failed: Int, unreadable: Int, seconds: Double) -> String {
        var parts = ["\(FigureText.count(total - failed)) of \(FigureText.counted(total, "scenario")) passed"]
        if failed > 0 { parts.append("\(failed) failed") }
        if unreadable > 0 { parts.append("\(FigureText.counted(unreadable, "file")) could not be run") }
        let verdict = parts.joined(separator: ", ")
        return page.palette.paint(verdict, failed + unreadable == 0 ? .good : .bad)
            + page.palette.paint(", in \(FigureText.seconds(seconds))", .quiet) + "\n"
    }
}
