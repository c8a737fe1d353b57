import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads rows, messages, log lines or calls; nil for something else, and for what was reported to be wrong.
    mutating func subject(_ node: JSONNode, count: CountRange?, _ timing: Timing) -> Expectation.Subject? {
        if let table = node["table"] { return rows(table, of: node, count: count, timing).map { .rows($0) } }
        if let http = node["http"] { return self.http(http, of: node, count: count ?? .some, timing).map { .http($0) } }
        return message(node, count: count ?? .some, timing)
    }

    // MARK: Rows

    private mutating func rows(
        _ name: JSONNode,
        of node: JSONNode,
        count: CountRange?,
        _ timing: Timing
    ) -> RowExpectation? {
        if node["absent"] != nil, let member = node.member("count") {
            collector.report(key: member, "\"count\" beside \"absent\"", expected: "one of them")
        }
        if let row = node["row"], row.kind == .object([]) {
            collector.report(
                row,
                "\"row\" is an empty object",
                expected: "at least one column",
                hint: "leave \"row\" out"
            )
        }
        let holding = holding(node)
        guard let table = table(name) else { return nil }
        return RowExpectation(
            table: table.name,
            conditions: cells(node["where"], of: table),
            row: cells(node["row"], of: table),
            count: node["absent"] == nil ? count : .exactly(0),
            timing: timing,
            holding: holding
        )
    }

    /// The table that a text names.
    mutating func table(_ node: JSONNode) -> TableVocabulary? {
        guard let name = node.text else { return nil }
        guard let table = vocabulary.table(name) else {
            unknown("table", node, among: vocabulary.tables.map(\.name))
            return nil
        }
        return table
    }

    // MARK: Messages

    private mutating func message(_ node: JSONNode, count: CountRange, _ timing: Timing) -> Expectation.Subject? {
        if let slack = node["slack"] {
            return .slack(
                SlackExpectation(
                    severity: slack["severity"]?.text,
                    kind: pattern(slack["kind"]),
                    command: pattern(slack["command"]),
                    channel: pattern(slack["channel"]),
                    message: pattern(slack["text"]),
                    rolledBack: flag(slack["rolledBack"]),
                    count: count,
                    timing: timing
                )
            )
        } else if let pusher = node["pusher"] {
            return .pusher(
                PusherExpectation(
                    channel: pattern(pusher["channel"]),
                    event: pattern(pusher["event"]),
                    data: json(pusher["data"]),
                    rolledBack: flag(pusher["rolledBack"]),
                    count: count,
                    timing: timing
                )
            )
        } else if let mail = node["mail"] {
            return .mail(
                MailExpectation(
                    to: pattern(mail["to"]),
                    subject: pattern(mail["subject"]),
                    message: pattern(mail["text"]),
                    rolledBack: flag(mail["rolledBack"]),
                    count: count,
                    timing: timing
                )
            )
        } else if let log = node["log"] {
            return .log(
                LogExpectation(
                    log: pattern(log["log"]),
                    level: log["level"]?.text,
                    message: pattern(log["text"]),
                    count: count,
                    timing: timing
                )
            )
        }
        return nil
    }

    private func flag(_ node: JSONNode?) -> Bool? {
        guard case .bool(let flag)? = node?.kind else { return nil }
        return flag
    }

    // MARK: Calls

    private mutating func http(
        _ line: JSONNode,
        of node: JSONNode,
        count: CountRange,
        _ timing: Timing
    ) -> HTTPExpectation? {
        let from = pattern(node["from"])
        guard let text = line.text else { return nil }
        let host = String(text.prefix { $0 != " " })
        guard vocabulary.callees.contains(host) else {
            unknown("service", host, at: line, among: vocabulary.callees)
            return nil
        }
        guard let call = HTTPCall(text) else {
            collector.report(
                line,
                "\"http\" is \(line.summary)",
                expected: "a service, or a service, a method and a path, such as \"\(host) GET /datasets/*\""
            )
            return nil
        }
        placeholders(in: text, at: line)
        if Template(text).names.isEmpty {
            check(call, routes: vocabulary.faultTargets.first { $0.name == host }?.routes ?? [], at: line)
        }
        return HTTPExpectation(
            host: host,
            method: call.method == "*" ? nil : call.method,
            path: call.path.map { TextPattern($0) },
            status: node["status"]?.integer.map(Int.init),
            from: from,
            rolledBack: flag(node["rolledBack"]),
            count: count,
            timing: timing
        )
    }
}
