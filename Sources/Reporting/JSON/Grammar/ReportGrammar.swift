/// What the JSON report of a command consists of: the source of its JSON Schema and of its grammar in docs/json.md.
///
/// `RunJSON` and its like write reports by hand; tests hold real reports to the schemas.
package struct ReportGrammar: Sendable {
    /// The command that writes the report, such as `run`.
    package let command: String
    /// The option that asks for this form, such as `row`; nil for what the command prints without one.
    package let form: String?
    /// What the report is, for a list: `What came of runs`.
    package let summary: String
    /// The objects, the whole report first, each before those that it refers to.
    package let objects: [ReportObject]

    /// Makes a grammar; every report begins with its version.
    init(
        _ command: String,
        form: String? = nil,
        _ summary: String,
        report fields: [ReportObject.Field],
        _ objects: [ReportObject]
    ) {
        self.command = command
        self.form = form
        self.summary = summary
        let version = ReportObject.Field("version", .version, "The version of this grammar.")
        self.objects = [ReportObject("report", "\(summary).", [version] + fields)] + objects
    }

    /// The name of the grammar: the command's, and behind a hyphen the form's, as in `inspect-row`.
    package var name: String { form.map { "\(command)-\($0)" } ?? command }

    /// The command line that prints the report.
    var commandLine: String { "tvsim \(command)\(form.map { " --\($0)" } ?? "") --report json" }

    /// The grammars of all commands.
    ///
    /// - Parameter topics: what `tvsim list` can list.
    /// - Returns: one grammar a command, and one for each of its forms, in the order of docs/json.md.
    package static func all(topics: [String]) -> [ReportGrammar] {
        [run, test, validate, list(topics: topics), coverage] + inspection + [bench]
    }

    /// The grammar as docs/json.md shows it: a rule for each object, then what times and seeds are where they occur.
    package var text: String {
        var rules = objects.map { (name: $0.name, text: Self.rule($0)) }
        let used = Set(objects.flatMap { $0.fields.flatMap { Self.parts(of: $0.shape) } })
        if used.contains(.seed) {
            rules.append(("seed", "integer, or text where it is larger than \(Int64.max)"))
        }
        if used.contains(.time) { rules.append(("time", "text in ISO 8601, UTC: \"2026-01-05T00:35:00Z\"")) }
        let width = rules.map(\.name.count).max() ?? 0
        let margin = "\n" + String(repeating: " ", count: width + 5)
        return rules.map { rule in
            let name = rule.name + String(repeating: " ", count: width - rule.name.count)
            return "\(name) = \(rule.text.replacing("\n", with: margin))\n"
        }.joined()
    }

    private static let lineWidth = 100

    private static func rule(_ object: ReportObject) -> String {
        var parts = object.fields.map { "\"\($0.name)\"\($0.isOptional ? "?" : ""): \(text(of: $0.shape))" }
        if let others = object.others { parts.append("\(others): text…") }
        var lines = [""]
        for (index, part) in parts.enumerated() {
            let part = index == parts.count - 1 ? part : part + ","
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = part
            } else if last.count + part.count < lineWidth {
                lines[lines.count - 1] += " " + part
            } else {
                lines.append(part)
            }
        }
        return "{ \(lines.joined(separator: "\n")) }"
    }

    private static func text(of shape: ReportShape) -> String {
        switch shape {
        case .text: "text"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .time: "time"
        case .seed: "seed"
        case .version: "\(RunJSON.version)"
        case .word(let words): words.map { "\"\($0)\"" }.joined(separator: " | ")
        case .list(.either(let shapes)): "[ (\(text(of: .either(shapes))))… ]"
        case .list(.orNull(let shape)): "[ (\(text(of: .orNull(shape))))… ]"
        case .list(let element): "[ \(text(of: element))… ]"
        case .pair(let first, let second): "[ \(text(of: first)), \(text(of: second)) ]"
        case .object(let name): name
        case .orNull(let shape): "\(text(of: shape)) | null"
        case .either(let shapes): shapes.map(text).joined(separator: " | ")
        }
    }

    /// The shape and all that it is made of.
    private static func parts(of shape: ReportShape) -> [ReportShape] {
        switch shape {
        case .list(let inner), .orNull(let inner): [shape] + parts(of: inner)
        case .either(let shapes): [shape] + shapes.flatMap(parts)
        case .pair(let first, let second): [shape] + parts(of: first) + parts(of: second)
        case .text, .integer, .number, .boolean, .time, .seed, .version, .word, .object: [shape]
        }
    }
}
