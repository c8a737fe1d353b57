package import Harness
internal import Simulation

/// The difference of two runs for people: what was run, where they part, what each came to.
package struct DifferenceText {
    private let page: PageStyle
    private let names: (one: String, other: String)

    /// How many rows of a table, and how many items of a list, are shown.
    private static let limit = 20

    /// Makes texts for pages of the given style; the names are those of the two records.
    package init(_ one: String, _ other: String, page: PageStyle) {
        self.page = page
        names = (one, other)
    }

    /// The text, with its last line ended.
    package func text(_ difference: RunDifference) -> String {
        let same = "The two runs are the same, event by event, and came to the same."
        if difference.isEmpty, difference.origins.isEmpty { return same + "\n" }
        var lines = [sign(true) + " " + ScreenText.safe(names.one), sign(false) + " " + ScreenText.safe(names.other)]
        lines += section("What was run", difference.origins)
        if let divergence = difference.divergence {
            lines += ["", heading("Where they part")] + divergent(divergence)
        } else {
            lines += ["", difference.isEmpty ? same : "Every event is the same in both."]
        }
        lines += section("What they came to", difference.verdicts)
        lines += section("How requests ended", difference.exchanges)
        lines += tables(difference.tables)
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: Pieces

    private func heading(_ text: String) -> String { page.palette.paint(text, .heading) }

    private func sign(_ isOne: Bool) -> String { page.palette.paint(isOne ? "-" : "+", isOne ? .bad : .good) }

    private func section(_ title: String, _ items: [RunDifference.Item]) -> [String] {
        guard !items.isEmpty else { return [] }
        var lines = ["", heading(title)] + items.prefix(Self.limit).flatMap(pair)
        if items.count > Self.limit { lines.append(more(items.count - Self.limit, "difference")) }
        return lines
    }

    private func more(_ count: Int, _ word: String) -> String {
        page.palette.paint("  … \(FigureText.counted(count, "more \(word)")); --report json shows everything", .quiet)
    }

    /// What both say of a thing: on a line each, below its name.
    private func pair(_ item: RunDifference.Item) -> [String] {
        ScreenText.wrapped(item.name, width: page.width - 2).map { "  \($0)" } + value(item.one, isOne: true, indent: 4)
            + value(item.other, isOne: false, indent: 4)
    }

    private func value(_ text: String?, isOne: Bool, indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        guard let text else { return ["\(space)\(sign(isOne)) \(page.palette.paint("(nothing)", .quiet))"] }
        return ScreenText.wrapped(text, width: page.width - indent - 2).enumerated().map { index, line in
            "\(space)\(index == 0 ? sign(isOne) : " ") \(line)"
        }
    }

    // MARK: The first difference

    private func divergent(_ divergence: RunDifference.Divergence) -> [String] {
        var lines = [
            "  \(FigureText.counted(divergence.place, "event")) \(divergence.place == 1 ? "is" : "are") the same, then:"
        ]
        lines += divergence.before.flatMap { event(" ", $0) }
        lines += divergence.one.isEmpty ? ended(true) : divergence.one.flatMap { event(sign(true), $0) }
        lines += divergence.other.isEmpty ? ended(false) : divergence.other.flatMap { event(sign(false), $0) }
        if let first = divergence.one.first {
            lines += [""] + instead(of: first, in: names.other, divergence.oneInOther)
        }
        if let first = divergence.other.first, first.processID != divergence.one.first?.processID {
            lines += instead(of: first, in: names.one, divergence.otherInOne)
        }
        return lines
    }

    private func ended(_ isOne: Bool) -> [String] { ["  \(sign(isOne)) (the run has ended)"] }

    private func event(_ sign: String, _ event: Event) -> [String] {
        let text =
            "\(event.time.sqlText)\(event.time.fractionText) \(Self.actor(of: event)) \(Self.happening(event))"
        return ScreenText.wrapped(Self.shortened(text), width: page.width - 6).enumerated().map { index, line in
            "  \(index == 0 ? sign : " ") \(index == 0 ? "" : "  ")\(line)"
        }
    }

    /// What the process of an event did in the other run.
    private func instead(of event: Event, in name: String, _ next: Event?) -> [String] {
        let who = Self.actor(of: event)
        guard let next else {
            return ScreenText.wrapped("\(who) does nothing more in \(name)", width: page.width - 2).map { "  \($0)" }
        }
        let text = "\(who) in \(name): \(next.time.sqlText)\(next.time.fractionText) \(Self.happening(next))"
        return ScreenText.wrapped(Self.shortened(text), width: page.width - 2).map { "  \($0)" }
    }

    private static func actor(of event: Event) -> String {
        event.process.map { "\($0)#\(event.processID)" } ?? "tvsim"
    }

    private static func happening(_ event: Event) -> String {
        "\(event.kind.rawValue) \(event.subject) \(event.detail)"
    }

    /// A text without its end when it would fill the page; the report for programs has it whole.
    private static func shortened(_ text: String) -> String { text.count > 400 ? text.prefix(400) + "…" : text }

    // MARK: Tables

    private func tables(_ tables: [RunDifference.TableItem]) -> [String] {
        guard !tables.isEmpty else { return [] }
        var lines = ["", heading("The tables at the end")]
        for table in tables {
            lines.append("  \(ScreenText.safe(table.table))")
            for row in table.rows.prefix(Self.limit) { lines += self.row(row) }
            if table.rows.count > Self.limit { lines.append(more(table.rows.count - Self.limit, "row")) }
        }
        return lines
    }

    private func row(_ row: RunDifference.RowItem) -> [String] {
        guard row.isInOne, row.isInOther else {
            let cells = row.columns.map { "\($0.name) \($0.one ?? $0.other ?? "")" }.joined(separator: ", ")
            let text = "#\(row.id) \(cells)"
            return value(Self.shortened(text), isOne: row.isInOne, indent: 4)
        }
        return ["    #\(row.id)"]
            + row.columns.flatMap { column in
                value("\(column.name) \(column.one ?? "(no such column)")", isOne: true, indent: 6)
                    + value("\(column.name) \(column.other ?? "(no such column)")", isOne: false, indent: 6)
            }
    }
}
