internal import Harness
internal import Reporting
internal import Simulation
internal import Storage

/// The pages that a viewer opens on a record: the life of a row, requests, tables, what SQL returns.
struct RecordPages {
    private let record: RunRecordReader
    private let run: RecordedRun

    /// Makes the pages of a record, and of the run that was read from it.
    init(_ record: RunRecordReader, _ run: RecordedRun) {
        self.record = record
        self.run = run
    }

    /// What the run came to.
    var verdict: TextPage {
        TextPage("What it came to") { [report = run.report] in RunText(page: $0).report(report) }
    }

    /// The life of a row, which is named by its table and its id, such as `gb_console.wishlists#1`.
    ///
    /// - Throws: `InspectionProblem` when the run has no such row.
    func row(_ name: String) throws -> TextPage {
        let life = try RowLifeReader(run).life(of: name)
        return TextPage("\(life.table)#\(life.id)") { [report = run.report] in RowLifeText(report, page: $0).text(life)
        }
    }

    /// The requests that a person asks for: a number, a text in their line, or `all`.
    ///
    /// - Throws: `InspectionProblem` when there are none.
    func requests(_ text: String) throws -> TextPage {
        requests(try ExchangeText(run, page: PageStyle()).numbers(of: text), title: text)
    }

    /// The requests with these numbers.
    func requests(_ numbers: [Int], title: String) -> TextPage {
        TextPage("Requests: \(title)") { [run] in ExchangeText(run, page: $0).text(numbers) }
    }

    /// The tables that the run had changed by an instant.
    ///
    /// - Throws: `RunRecordProblem` when the record contradicts itself.
    func tables(at instant: SimulationInstant) throws -> TextPage {
        let tables = try record.tables(at: instant)
        let touched = try tables.summaries().filter(\.isTouched).map { ($0.name, try tables.rows(of: $0)) }
        return TextPage("The tables at \(instant.sqlText), as far as the run had changed them") { page in
            touched.map { name, result in
                "\(page.palette.paint(name, .heading))\n\(QueryText(page: page).table(result))"
            }.joined(separator: "\n")
        }
    }

    /// What statements return on the tables as they were at an instant.
    ///
    /// - Throws: `SQLMistake` when a statement is wrong; `RunRecordProblem` when the record contradicts itself.
    func answers(to statements: String, at instant: SimulationInstant) throws -> TextPage {
        let results = try record.tables(at: instant).ask(statements)
        return TextPage(statements) { page in
            let warnings = results.flatMap(\.warnings).map { "Warning: \(ScreenText.safe($0)).\n" }
            return warnings.joined() + results.map { QueryText(page: page).table($0) }.joined(separator: "\n")
        }
    }

    /// All that an event says.
    func event(_ event: Event) -> TextPage {
        TextPage("Event \(event.sequence)") { page in
            let lines = [
                event.time.isoText, event.process.map { "\($0)#\(event.processID)" } ?? "tvsim", event.kind.rawValue,
                event.subject, "", event.detail,
            ]
            return lines.flatMap { ScreenText.wrapped($0, width: page.width) }.joined(separator: "\n")
        }
    }
}
