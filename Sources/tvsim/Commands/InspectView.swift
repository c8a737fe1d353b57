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
