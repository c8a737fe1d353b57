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
        let parts = PageFiles.all[0].text.split(separator: "{{report.json}}", omittingEmptySubsequences: false)
        precondition(parts.count == 2, "report.html has one place for the runs: {{report.json}}")
        var (head, tail) = (String(parts[0]), String(parts[1]))
        for file in PageFiles.all.dropFirst() {
            head.replace("/*{{\(file.name)}}*/", with: file.text, maxReplacements: 1)
            tail.replace("/*{{\(file.name)}}*/", with: file.text, maxReplacements: 1)
        }
        // The title comes last: what a scenario is called must not be taken for a place of the page.
        head.replace("{{title}}", with: PageText.escaped(title), maxReplacements: 1)
        return (Array(head.utf8), Array(tail.utf8))
    }
}
