internal import Harness
internal import Reporting

/// Draws a recorded run, as `tvsim run` draws one that it has just made.
enum RecordDrawing {
    /// Writes the page and the diagram that the command line asks for.
    ///
    /// - Throws: `RunRecordProblem` when the record does not hold all of the run; `FileError` when a file cannot be
    ///   written.
    static func write(_ record: RunRecordReader, as arguments: ParsedArguments) throws {
        let (html, mermaid) = (arguments[SharedOptions.html], arguments[SharedOptions.mermaid])
        guard html != nil || mermaid != nil else { return }
        let capture = try record.capture()
        if let html {
            let page = PageFile(html)
            page.add(record.report, PageDrawing(record.report, capture, scenarioText: record.scenarioText))
            try page.write(title: record.report.scenario)
        }
        if let mermaid { try NewFile.write(RunPicture(record.report, capture)?.mermaid ?? "", to: mermaid) }
    }
}
