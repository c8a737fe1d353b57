internal import Harness
package import Wire

/// The HTML report: one file that holds the page, its style, its script and the runs as JSON.
package struct ReportPage: Sendable {
    /// The version of the grammar of the JSON inside.
    package static let version: Int64 = 1

    private let title: String
    private let program: String
    private let suite: JSONValue

    /// Makes a page.
    ///
    /// - Parameters:
    ///   - title: what stands at its top.
    ///   - version: the version of tvsim.
    ///   - suite: the counts of a suite; null where no suite was run.
    package init(title: String, version: String, suite: JSONValue = .null) {
        self.title = title
        program = "tvsim \(version)"
        self.suite = suite
    }

    /// The bytes of the page with these runs.
    ///
    /// - Parameters:
    ///   - runs: each run's JSON as `PageText` writes it.
    ///   - write: takes the bytes piece by piece, so that they never stand in memory twice.
    /// - Throws: what `write` throws.
    package func write<Failure: Error>(
        _ runs: some Sequence<[UInt8]>,
        to write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let (head, tail) = Self.frame(title: title)
        try write(head)
        let opening =
            "{\"version\":\(Self.version),\"program\":\(PageText.text(.string(program))),"
            + "\"title\":\(PageText.text(.string(title))),\"suite\":\(PageText.text(suite)),\"runs\":["
        try write(Array(opening.utf8))
        var separator = "\n"
        for run in runs {
            try write(Array(separator.utf8))
            try write(run)
            separator = ",\n"
        }
        try write(Array("\n]}".utf8))
        try write(tail)
    }

    /// The page before and after its JSON.
    private static func frame(title: String) -> (head: [UInt8], tail: [UInt8]) {
        var page = String(decoding: PageFiles.page, as: UTF8.self)
        page.replace("{{title}}", with: PageText.escaped(title))
        for file in PageFiles.parts {
            page.replace("/*{{\(file.name)}}*/", with: String(decoding: file.bytes, as: UTF8.self))
        }
        guard let mark = page.firstRange(of: "{{report.json}}") else {
            preconditionFailure("report.html has no place for the runs: {{report.json}}")
        }
        return (Array(page[..<mark.lowerBound].utf8), Array(page[mark.upperBound...].utf8))
    }
}
