package import Harness
internal import Simulation

/// The report of one run as a person reads it.
package struct RunText: Sendable {
    private let page: PageStyle

    /// Makes reports for pages of the given style.
    package init(page: PageStyle) {
        self.page = page
    }

    /// The whole report: what happened, what was expected, what is unfinished, the verdict.
    package func report(_ report: RunReport) -> String {
        joined([header(report), timeline(report)] + judgement(report))
    }

    /// The report of a run that failed among others: the same without the story that led there.
    package func failure(_ report: RunReport) -> String {
        joined([header(report)] + judgement(report))
    }

    /// One line that says how the run ended: scenario, seed, digest, figures.
    package func line(_ report: RunReport, nameWidth: Int = 0) -> String {
        let name = Self.name(report.scenario, width: nameWidth)
        let figures =
            "seed \(report.seed)  \(Self.short(report.digest))  \(FigureText.span(report.virtualSeconds))  "
            + "\(FigureText.counted(report.events, "event"))  \(FigureText.seconds(report.wallSeconds))"
            + (report.canary == nil ? "" : "  must fail")
        return "\(mark(report.verdict == .passed)) \(name)  \(page.palette.paint(figures, .quiet))\n"
    }

    /// The columns that these names take in `line`.
    package static func nameWidth(of names: [String]) -> Int {
        names.map { ScreenText.columns(name($0, width: 0)) }.max() ?? 0
    }

    /// A name as `line` shows it: no longer than a line of it with its figures should be, and as wide as the others.
    static func name(_ name: String, width: Int) -> String {
        ScreenText.padded(ScreenText.cut(name, to: 60), to: width)
    }

    // MARK: Sections

    private func judgement(_ report: RunReport) -> [String] {
        [faults(report), expectations(report), invariants(report), unfinished(report), footer(report)]
    }

    private func joined(_ sections: [String]) -> String {
        sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func header(_ report: RunReport) -> String {
        let verdict = page.palette.paint(report.verdict.rawValue, report.verdict == .passed ? .good : .bad)
        var lines = [
            "\(page.palette.paint(ScreenText.cut(report.scenario, to: page.width - 10), .heading)): \(verdict)"
        ]
        if let description = report.description {
            lines += ScreenText.wrapped(description, width: page.width)
        }
        let origin =
            "\(report.system), seed \(report.seed), digest \(Self.short(report.digest)), from \(report.file)"
        lines += ScreenText.wrapped(origin, width: page.width).map { page.palette.paint($0, .quiet) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func timeline(_ report: RunReport) -> String {
        guard !report.timeline.isEmpty else { return "" }
        return section("What happened", TimelineText(page: page).lines(report.timeline))
    }

    private func faults(_ report: RunReport) -> String {
        guard !report.faults.isEmpty else { return "" }
        return section(
            "Faults",
            report.faults.flatMap { fault in
                let place = Self.place(held: fault.held, line: fault.line, file: fault.file ?? report.file)
                return item(fault.held, Self.name(of: fault) + place)
                    + detail("\(Self.times(fault.fired)); \(fault.effect)", isBad: !fault.held)
            }
        )
    }

    private func expectations(_ report: RunReport) -> String {
        guard !report.expectations.isEmpty else { return "" }
        return section(
            "Expected",
            report.expectations.flatMap { expectation in
                let file = expectation.file ?? report.file
                let place = Self.place(held: expectation.held, line: expectation.line, file: file)
                return item(expectation.held, expectation.text + place)
                    + (expectation.why.map { detail($0, isBad: !expectation.held) } ?? [])
            }
        )
    }

    private func invariants(_ report: RunReport) -> String {
        guard !report.invariants.isEmpty else { return "" }
        let held = report.invariants.filter(\.held)
        var lines: [String] = []
        if held.count == report.invariants.count {
            lines += item(true, "all \(held.count) held: \(held.map(\.id).joined(separator: ", "))")
        } else if !held.isEmpty {
            lines += item(true, "\(held.count) of \(report.invariants.count) held")
        }
        for invariant in report.invariants where !invariant.held {
            let remark = invariant.isJudged ? "" : " (this scenario does not ask for it)"
            lines += item(invariant.isJudged ? false : nil, "\(invariant.id) \(invariant.text)\(remark)")
            lines += invariant.why.map { detail($0, isBad: invariant.isJudged) } ?? []
        }
        return section("Invariants", lines)
    }

    private func unfinished(_ report: RunReport) -> String {
        guard !report.stuck.isEmpty else { return "" }
        return section(
            "Unfinished at the end",
            report.stuck.flatMap { stuck($0, end: report.end) }
        )
    }

    /// What is unfinished in a row, and why.
    func stuck(_ row: StuckRow, end: SimulationInstant) -> [String] {
        let waited = Double(row.since.duration(to: end).wholeNanoseconds) / 1e9
        let state = row.isStuck ? "stuck" : "still moving"
        return item(nil, "\(row.table) #\(row.id): \(row.state), \(state)")
            + labelled("since", "\(row.since.sqlText), \(FigureText.span(waited)) before the end")
            + labelled("next", row.next)
            + labelled("why", row.why)
    }

    private func footer(_ report: RunReport) -> String {
        let figures =
            "\(FigureText.span(report.virtualSeconds)) of virtual time, "
            + FigureText.counted(report.events, "event")
            // A recorded run has no wall time.
            + (report.wallSeconds == 0 ? "" : ", in \(FigureText.seconds(report.wallSeconds))")
        let text = ScreenText.wrapped(figures, width: page.width).map { page.palette.paint($0, .quiet) + "\n" }.joined()
        let ending = RunConclusion(report)
        switch report.verdict {
        case .passed: return text + conclusion("Passed", ending.success, .good)
        case .failed:
            return text + conclusion("Failed", ending.failure, .bad) + "Run it again with: \(report.command)\n"
        case .invalid: return text + conclusion("Invalid", "the scenario could not be run", .bad)
        }
    }

    private func conclusion(_ word: String, _ text: String, _ style: Palette.Style) -> String {
        let lines = ScreenText.wrapped("\(word): \(text).", width: page.width)
        let rest = (lines.first ?? "").dropFirst(word.count)
        return ([page.palette.paint(word, style) + rest] + lines.dropFirst()).map { $0 + "\n" }.joined()
    }

    // MARK: Pieces

    private func section(_ title: String, _ lines: [String]) -> String {
        ([page.palette.paint(title, .heading)] + lines).map { $0 + "\n" }.joined()
    }

    private func mark(_ held: Bool?) -> String {
        switch held {
        case true: page.palette.paint("✓", .good)
        case false: page.palette.paint("✗", .bad)
        default: page.palette.paint("•", .warning)
        }
    }

    private func item(_ held: Bool?, _ text: String) -> [String] {
        let lines = ScreenText.wrapped(text, width: page.width - 4)
        return lines.enumerated().map { index, line in
            index == 0 ? "  \(mark(held)) \(line)" : "    \(line)"
        }
    }

    private func detail(_ text: String, isBad: Bool) -> [String] {
        ScreenText.wrapped(text, width: page.width - 6)
            .map { "      " + (isBad ? $0 : page.palette.paint($0, .quiet)) }
    }

    private func labelled(_ label: String, _ text: String) -> [String] {
        let lines = ScreenText.wrapped(text, width: page.width - 13)
        return lines.enumerated().map { index, line in
            let start = index == 0 ? ScreenText.padded(label, to: 7) : String(repeating: " ", count: 7)
            return "      \(page.palette.paint(start, .quiet))\(line)"
        }
    }

    private static func short(_ digest: String) -> String { String(digest.prefix(12)) }

    private static func times(_ fired: Int) -> String {
        switch fired {
        case 0: "never fired"
        case 1: "fired once"
        case 2: "fired twice"
        default: "fired \(FigureText.count(fired)) times"
        }
    }

    /// Where in which file that stands which did not hold; nothing for what needs no mending.
    private static func place(held: Bool, line: Int?, file: String) -> String {
        guard !held, let line else { return "" }
        return " (\(file):\(line))"
    }

    /// The fault's id with what it is, where a report knows that.
    private static func name(of fault: FaultResult) -> String {
        fault.text.isEmpty ? fault.id : "\(fault.id): \(fault.text)"
    }
}
