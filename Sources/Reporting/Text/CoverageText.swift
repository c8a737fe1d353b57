package import Harness
internal import Scenarios

/// What scenarios reach, for people: section by section, then the shares.
package struct CoverageText: Sendable {
    /// How many scenarios are named before the rest is only counted.
    private static let namesShown = 3

    private let page: PageStyle
    private let showsMissingOnly: Bool

    /// Makes reports for pages of the given style, of everything or of what is missing.
    package init(page: PageStyle, missingOnly: Bool) {
        self.page = page
        showsMissingOnly = missingOnly
    }

    /// The whole report of one system.
    package func report(_ report: CoverageReport) -> String {
        sections(of: report).map(text).joined() + summary(of: report)
    }

    // MARK: Sections

    private struct Line {
        let isGood: Bool
        let name: String
        let text: String
    }

    private struct Section {
        let title: String
        let lines: [Line]
    }

    private func sections(of report: CoverageReport) -> [Section] {
        [
            Section(
                title: "Documented branches",
                lines: report.branches.map { Self.line($0, $0.point.id, "\($0.point.text)\n") }
            ),
            Section(title: "Status transitions", lines: report.transitions.map(line)),
            Section(
                title: "Commands",
                lines: report.commands.map { Self.line($0, $0.command, "\($0.end.rawValue): ") }
            ),
            Section(title: "Faults", lines: report.faults.map { Self.line($0, $0.target, "\($0.verb.rawValue): ") }),
            Section(
                title: "Failure modes",
                lines: report.incidents.map { Self.line($0, $0.incident.id, "\($0.incident.text)\n") }
            ),
        ]
    }

    /// A line with the scenarios behind a text.
    private static func line(_ entry: some CoverageEntry, _ name: String, _ text: String) -> Line {
        Line(isGood: entry.isGood, name: name, text: text + names(entry.scenarios))
    }

    private func line(_ transition: CoverageReport.Transition) -> Line {
        var parts: [String] = []
        if transition.isLegal {
            parts.append(Self.names(transition.scenarios.isEmpty ? transition.byOperator : transition.scenarios))
            if transition.scenarios.isEmpty, !transition.byOperator.isEmpty { parts.append("by an operator") }
        } else if !transition.scenarios.isEmpty {
            parts.append("not legal, and made in \(Self.names(transition.scenarios))")
        } else {
            parts.append("not legal")
            if !transition.refused.isEmpty { parts.append("refused in \(Self.names(transition.refused))") }
            if !transition.byOperator.isEmpty { parts.append("only by an operator") }
            if transition.refused.isEmpty, transition.byOperator.isEmpty { parts.append("never made") }
        }
        return Line(
            isGood: transition.isGood,
            name: transition.status,
            text: "\(transition.text): \(parts.joined(separator: ", "))"
        )
    }

    private func text(_ section: Section) -> String {
        let lines = section.lines.filter { !showsMissingOnly || !$0.isGood }
        guard !lines.isEmpty else { return "" }
        let rows = lines.map { [$0.isGood ? "✓" : "✗", $0.name, $0.text] }
        return page.palette.paint(section.title, .heading) + "\n"
            + TextTable(header: ["", "", ""], rows: rows).rendered(on: page, indent: "  ") + "\n"
    }

    private static func names(_ scenarios: [String]) -> String {
        guard !scenarios.isEmpty else { return "no scenario" }
        let shown = scenarios.prefix(namesShown).joined(separator: ", ")
        return scenarios.count > namesShown ? "\(shown) and \(scenarios.count - namesShown) more" : shown
    }

    // MARK: The shares

    private func summary(of report: CoverageReport) -> String {
        let (legal, other) = (report.transitions.filter(\.isLegal), report.transitions.filter { !$0.isLegal })
        var rows = [
            share("documented branches reached", report.branches),
            share("legal transitions made", legal),
            share("other transitions refused or never made", other),
            share("ends of commands seen", report.commands),
            share("faults used", report.faults),
            share("failure modes shown", report.incidents),
        ]
        rows.removeAll { $0.isEmpty }
        let title = "\(report.system): \(report.isComplete ? "every" : "not every") documented branch is reached"
        let table = TextTable(header: ["", "", ""], alignment: [.right, .right, .left], rows: rows)
        return page.palette.paint(title, report.isComplete ? .good : .bad) + "\n"
            + table.rendered(on: page, indent: "  ")
    }

    private func share(_ text: String, _ entries: [some CoverageEntry]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let count = entries.count(where: \.isGood)
        return ["\(Percentage.text(count, of: entries.count))", "\(count)/\(entries.count)", text]
    }
}
