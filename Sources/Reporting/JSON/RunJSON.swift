package import Harness
internal import Simulation
package import Wire

/// The reports as programs read them; the grammar is in docs/json.md, and fields may be added, never renamed.
package enum RunJSON {
    /// The version of the grammar.
    package static let version: Int64 = 1

    /// An object with the version and one list, every element on a line of its own.
    ///
    /// - Parameters:
    ///   - name: the name of the list, such as `files`.
    ///   - elements: the elements as JSON texts.
    /// - Returns: the text, with its last line ended.
    package static func document(_ name: String, _ elements: [String]) -> String {
        let lines = elements.isEmpty ? "" : "\n" + elements.joined(separator: ",\n") + "\n"
        return opening(name) + lines + "]}\n"
    }

    /// What stands before the first element of a list.
    static func opening(_ name: String) -> String { "{\"version\": \(version), \"\(name)\": [" }

    /// One run.
    package static func run(_ report: RunReport) -> JSONValue {
        .object(
            JSONObject([
                ("scenario", .string(report.scenario)),
                ("file", .string(report.file)),
                ("system", .string(report.system)),
                ("seed", seed(report.seed)),
                ("digest", .string(report.digest)),
                ("verdict", .string(report.verdict.rawValue)),
                ("start", .string(report.start.isoText)),
                ("end", .string(report.end.isoText)),
                ("virtualSeconds", number(report.virtualSeconds)),
                ("wallSeconds", number((report.wallSeconds * 1e6).rounded() / 1e6)),
                ("events", JSONValue(report.events)),
                ("expectations", .array(report.expectations.map(expectation))),
                ("invariants", .array(report.invariants.map(invariant))),
                ("stuck", .array(report.stuck.map(stuck))),
                ("faults", .array(report.faults.map(fault))),
                ("mustFail", report.canary.map(canary) ?? .null), ("case", JSONValue(report.caseName)),
            ])
        )
    }

    /// A file that could not be run: the same fields, with what is wrong instead of results.
    ///
    /// - Parameters:
    ///   - file: the file's path as it was given.
    ///   - diagnostics: what is wrong with it, each an object with at least `message`.
    /// - Returns: the object.
    package static func invalid(file: String, diagnostics: [JSONValue]) -> JSONValue {
        .object(
            JSONObject([
                ("scenario", .null), ("file", .string(file)), ("system", .null), ("seed", .null), ("digest", .null),
                ("verdict", .string(RunReport.Verdict.invalid.rawValue)),
                ("start", .null), ("end", .null), ("virtualSeconds", 0), ("wallSeconds", 0), ("events", 0),
                ("expectations", []), ("invariants", []), ("stuck", []), ("faults", []),
                ("mustFail", .null), ("case", .null),
                ("diagnostics", .array(diagnostics)),
            ])
        )
    }

    private static func expectation(_ result: ExpectationResult) -> JSONValue {
        .object(
            JSONObject([
                ("text", .string(result.text)), ("held", .bool(result.held)), ("why", JSONValue(result.why)),
                ("line", JSONValue(result.line)), ("file", JSONValue(result.file)),
            ])
        )
    }

    private static func invariant(_ result: InvariantResult) -> JSONValue {
        .object(
            JSONObject([
                ("id", .string(result.id)), ("text", .string(result.text)), ("held", .bool(result.held)),
                ("judged", .bool(result.isJudged)), ("why", JSONValue(result.why)),
            ])
        )
    }

    static func stuck(_ row: StuckRow) -> JSONValue {
        .object(
            JSONObject([
                ("table", .string(row.table)), ("id", .integer(row.id)), ("state", .string(row.state)),
                ("since", .string(row.since.isoText)), ("next", .string(row.next)), ("why", .string(row.why)),
                ("isStuck", .bool(row.isStuck)),
            ])
        )
    }

    private static func fault(_ result: FaultResult) -> JSONValue {
        .object(
            JSONObject([
                ("id", .string(result.id)), ("fired", JSONValue(result.fired)), ("effect", .string(result.effect)),
                ("held", .bool(result.held)), ("line", JSONValue(result.line)), ("text", .string(result.text)),
                ("file", JSONValue(result.file)),
            ])
        )
    }

    private static func canary(_ result: CanaryResult) -> JSONValue {
        .object(
            JSONObject([
                ("reason", JSONValue(result.reason)), ("held", .bool(result.held)), ("why", JSONValue(result.why)),
            ])
        )
    }

    /// A seed is an integer; one that no signed reader could hold is written as text.
    private static func seed(_ seed: UInt64) -> JSONValue {
        Int64(exactly: seed).map { .integer($0) } ?? .string(String(seed))
    }

    private static func number(_ value: Double) -> JSONValue {
        Int64(exactly: value).map { .integer($0) } ?? .real(value)
    }
}
