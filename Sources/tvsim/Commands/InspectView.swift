internal import Harness
internal import Reporting
internal import Scenarios
internal import Simulation
internal import Storage
internal import Wire

/// What `tvsim inspect` shows, for people and for programs.
struct InspectView {
    private let record: RunRecordReader
    private let surroundings: Surroundings
    private let format: SharedOptions.ReportFormat
    private let page: PageStyle

    init(record: RunRecordReader, arguments: ParsedArguments, surroundings: Surroundings) {
        self.record = record
        self.surroundings = surroundings
        format = arguments[SharedOptions.report] ?? .text
        page = surroundings.page(on: surroundings.output, color: arguments[SharedOptions.color] ?? .auto)
    }

    /// The report of the run, as `tvsim run` gave it.
    func summary() throws -> ExitCode {
        switch format {
        case .text: try surroundings.output.write(RunText(page: page).report(record.report))
        case .json:
            try surroundings.output.write(RunJSON.document("runs", [RunJSON.run(record.report).text]))
        }
        return .held
    }

    /// The tables that the run had changed by an instant.
    func tables(_ tables: RecordedTables) throws -> ExitCode {
        let summaries = try tables.summaries()
        let touched = try summaries.filter(\.isTouched).map { ($0.name, try tables.rows(of: $0)) }
        switch format {
        case .text:
            let head = "The tables at \(tables.instant.sqlText), as far as the run had changed them"
            try surroundings.output.write(page.palette.paint(head, .heading) + "\n")
            for (name, result) in touched {
                let title = page.palette.paint(name, .heading)
                try surroundings.output.write("\n\(title)\n\(QueryText(page: page).table(result))")
            }
        case .json:
            let elements = touched.map { name, result in
                QueryText.json(result, named: [("table", .string(name))]).text
            }
            try surroundings.output.write(RunJSON.document("tables", elements))
        }
        return .held
    }

    // MARK: The run

    /// The most lines of a timeline that a person is shown.
    private static let timelineLimit = 400

    /// The events that are asked for.
    func timeline(_ query: TimelineQuery) throws -> ExitCode {
        let timeline = RunTimeline(try record.run())
        switch format {
        case .text:
            var page = page
            page.timelineLimit = query.showsAll ? nil : Self.timelineLimit
            try surroundings.output.write(try RunTimelineText(timeline, query, page: page).text())
        case .json:
            let elements =
                query.kinds == [TimelineQuery.story]
                ? try timeline.story(query).map { InspectionJSON.story($0).text }
                : try timeline.moments(query).map { InspectionJSON.event($0).text }
            try surroundings.output.write(RunJSON.document("events", elements))
        }
        return .held
    }

    /// The life of a row.
    func row(_ name: String) throws -> ExitCode {
        let run = try record.run()
        let life = try RowLifeReader(run).life(of: name)
        switch format {
        case .text: try surroundings.output.write(RowLifeText(run.report, page: page).text(life))
        case .json: try surroundings.output.write(RunJSON.document("rows", [InspectionJSON.life(life).text]))
        }
        return .held
    }

    /// The requests that a filter means.
    func exchanges(_ filter: String) throws -> ExitCode {
        let run = try record.run()
        let text = ExchangeText(run, page: page)
        let numbers = try text.numbers(of: filter)
        switch format {
        case .text: try surroundings.output.write(text.text(numbers))
        case .json:
            let elements = numbers.map { InspectionJSON.exchange(run.capture.exchanges[$0 - 1], number: $0).text }
            try surroundings.output.write(RunJSON.document("exchanges", elements))
        }
        return .held
    }

    /// In what another run differs from this one.
    func difference(to other: RecordedRun, named names: (one: String, other: String)) throws -> ExitCode {
        let difference = RunComparison(try record.run(), other).difference()
        switch format {
        case .text:
            try surroundings.output.write(DifferenceText(names.one, names.other, page: page).text(difference))
        case .json:
            let document = DifferenceJSON.document(difference, one: names.one, other: names.other)
            try surroundings.output.write(document.text + "\n")
        }
        return difference.isEmpty ? .held : .notHeld
    }

    /// Lets a person look around with keys.
    func lookAround() throws -> ExitCode {
        guard surroundings.output.isTerminal, OutputStream(descriptor: 0).isTerminal else {
            let message = "'--interactive' needs a terminal to show the run on and to read keys from"
            throw InputProblem(file: "tvsim inspect", message: message)
        }
        var viewer = try RunViewer(record, palette: page.palette)
        try ViewerSession(surroundings.output).run(&viewer)
        return .held
    }

    // MARK: Statements

    /// The answers to statements; `source` is what they came from, for messages.
    func answer(_ statements: String, from source: String, tables: RecordedTables) throws -> ExitCode {
        let results: [QueryResult]
        do throws(SQLMistake) {
            results = try tables.ask(statements)
        } catch {
            throw Self.problem(error, in: statements, from: source)
        }
        switch format {
        case .text:
            for warning in results.flatMap(\.warnings) {
                try surroundings.diagnostics.write("Warning: \(ScreenText.safe(warning)).\n")
            }
            let text = results.map { QueryText(page: page).table($0) }.joined(separator: "\n")
            try surroundings.output.write(text)
        case .json:
            try surroundings.output.write(RunJSON.document("results", results.map { QueryText.json($0).text }))
        }
        return .held
    }

    private static func problem(_ mistake: SQLMistake, in text: String, from source: String) -> InputProblem {
        let hint = mistake.unknownName.flatMap { NearestName.hint(for: $0, among: mistake.names) }
        guard let offset = mistake.offset else {
            return InputProblem(file: source, message: mistake.message + (hint.map { "; \($0)" } ?? ""))
        }
        let before = String(decoding: Array(text.utf8).prefix(offset), as: UTF8.self)
        let lastLine = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let position = JSONPosition(
            offset: offset,
            line: before.utf8.count { $0 == 0x0a } + 1,
            column: lastLine.unicodeScalars.count + 1
        )
        let diagnostic = Diagnostic(file: source, position: position, found: mistake.message, hint: hint)
        return InputProblem(file: source, diagnostics: Diagnostics([diagnostic]), source: Array(text.utf8))
    }
}
