package import Harness
package import Wire

/// One run as it stands on a page: what it came to, and its picture where there is room for it.
package struct PageRun: Sendable {
    /// The run's object without its last members and without its end.
    private let summary: [UInt8]
    private var drawing: PageDrawing?
    /// True when the run did not pass, so that its picture goes before those of others.
    let isBad: Bool

    /// Makes a run of a page.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - drawing: its picture; nil where nothing was drawn because there is no room.
    package init(_ report: RunReport, _ drawing: PageDrawing?) {
        self.init(RunJSON.run(report), description: report.description, command: report.command)
        self.drawing = drawing
    }

    /// Makes what a page shows of a file that could not be run.
    ///
    /// - Parameters:
    ///   - file: the file's path as it was given.
    ///   - diagnostics: what is wrong with it, each an object with at least `message`.
    package init(invalid file: String, diagnostics: [JSONValue]) {
        self.init(
            RunJSON.invalid(file: file, diagnostics: diagnostics),
            description: nil,
            command: "tvsim validate \(ShellText.quoted(file))"
        )
    }

    private init(_ object: JSONValue, description: String?, command: String) {
        summary =
            PageText.bytes(object).dropLast()
            + PageText.members([("description", JSONValue(description)), ("command", .string(command))])
        isBad = object["verdict"]?.string != RunReport.Verdict.passed.rawValue
    }

    /// How many bytes the picture takes.
    var size: Int { drawing?.size ?? 0 }

    /// The run without its picture.
    var withoutPicture: PageRun {
        var run = self
        run.drawing = nil
        return run
    }

    /// The run's object.
    var bytes: [UInt8] {
        if let members = drawing?.members { return summary + members + "}".utf8 }
        let reason =
            drawing == nil
            ? "there is no room on this page for more pictures"
            : "with more than \(FigureText.count(PageDrawing.limit)) events it is too large for a page"
        let rest = [("scenarioText", JSONValue.null), ("picture", .null), ("omitted", .string(reason))]
        return summary + PageText.members(rest) + "}".utf8
    }
}
