/// The report of one scenario run with many seeds.
package struct SweepText: Sendable {
    private let page: PageStyle

    /// Makes reports for pages of the given style.
    package init(page: PageStyle) {
        self.page = page
    }

    /// The report: the first failure in detail, then the figures.
    ///
    /// - Parameters:
    ///   - sweep: what came of the runs.
    ///   - threads: how many ran side by side.
    ///   - seconds: how long everything took.
    ///   - peakMemory: the most memory that the process held, in bytes.
    /// - Returns: the text, with its last line ended.
    package func report(_ sweep: SeedSweep, threads: Int, seconds: Double, peakMemory: Int) -> String {
        var text = ""
        if let failure = sweep.firstFailure {
            text += RunText(page: page).failure(failure) + "\n"
        }
        let runs = sweep.passed + sweep.failed
        let verdict =
            sweep.failed == 0
            ? page.palette.paint("all \(FigureText.counted(runs, "run")) passed", .good)
            : page.palette.paint(
                "\(FigureText.count(sweep.failed)) of \(FigureText.counted(runs, "run")) failed",
                .bad
            )
        text += "\(page.palette.paint(sweep.scenario, .heading)), "
        text += "seeds \(sweep.seeds.lowerBound)..\(sweep.seeds.upperBound): \(verdict)\n"
        for (label, value) in figures(sweep, threads: threads, seconds: seconds, peakMemory: peakMemory) {
            let lines = ScreenText.wrapped(value, width: page.width - 18)
            text += "  \(page.palette.paint(ScreenText.padded(label, to: 16), .quiet))\(lines[0])\n"
            text += lines.dropFirst().map { String(repeating: " ", count: 18) + $0 + "\n" }.joined()
        }
        return text
    }

    private func figures(
        _ sweep: SeedSweep,
        threads: Int,
        seconds: Double,
        peakMemory: Int
    ) -> [(String, String)] {
        var figures: [(String, String)] = []
        if let first = sweep.firstFailure {
            let shown = sweep.failedSeeds.prefix(10).map { "\($0)" }.joined(separator: ", ")
            let more = sweep.failed > 10 ? ", and \(FigureText.count(sweep.failed - 10)) more" : ""
            figures.append(("failing seeds", shown + more))
            figures.append(("run again", first.command))
        }
        figures.append(("distinct runs", FigureText.count(sweep.distinctDigests)))
        figures.append(("events", FigureText.count(sweep.events)))
        let rate = seconds > 0 ? Int(Double(sweep.passed + sweep.failed) / seconds) : 0
        figures.append(
            (
                "time",
                "\(FigureText.seconds(seconds)) on \(FigureText.counted(threads, "thread")), "
                    + "\(FigureText.counted(rate, "run")) a second"
            )
        )
        figures.append(("peak memory", FigureText.bytes(peakMemory)))
        return figures
    }
}
