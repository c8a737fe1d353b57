import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads one expectation.
    mutating func expectation(_ node: JSONNode) -> Expectation? {
        let timing = timing(node)
        let count = count(node["count"])
        var subject: Expectation.Subject?
        if let order = node["order"] {
            subject = self.order(order, timing).map { .order($0) }
        } else if let table = node["table"] {
            subject = rows(table, of: node, count: count, timing).map { .rows($0) }
        } else if let http = node["http"] {
            subject = self.http(http, of: node, count: count ?? .some, timing).map { .http($0) }
        } else if let query = node["query"]?.text {
            subject = .query(QueryExpectation(statement: query, rows: self.count(node["rows"]) ?? .some))
        } else if let stuck = node["stuck"] {
            subject = self.stuck(stuck, of: node, count: count ?? .some).map { .stuck($0) }
        } else if let invariants = node["invariants"] {
            subject = self.invariants(invariants, except: node["except"]).map { .invariants($0) }
        } else {
            subject = message(node, count: count ?? .some, timing)
        }
        guard let subject else { return nil }
        return Expectation(subject: subject, because: node["because"]?.text, position: node.position)
    }

    private mutating func order(_ node: JSONNode, _ timing: Timing) -> OrderExpectation? {
        let elements = node.elements.compactMap { element -> Expectation.Subject? in
            if let table = element["table"] {
                return rows(table, of: element, count: nil, .atEnd).map { .rows($0) }
            } else if let http = element["http"] {
                return self.http(http, of: element, count: .some, .atEnd).map { .http($0) }
            }
            return message(element, count: .some, .atEnd)
        }
        guard elements.count == node.elements.count else { return nil }
        if case .by(let moment) = timing { return OrderExpectation(elements: elements, by: moment) }
        return OrderExpectation(elements: elements, by: nil)
    }

    private mutating func count(_ node: JSONNode?) -> CountRange? {
        guard let node else { return nil }
        if let number = node.integer { return .exactly(Int(number)) }
        let (least, most) = (node["atLeast"]?.integer, node["atMost"]?.integer)
        guard case .object(let members) = node.kind else { return nil }
        if members.isEmpty { collector.report(node, "a count without bounds", expected: "\"atLeast\" or \"atMost\"") }
        guard least ?? 0 <= most ?? .max else {
            collector.report(
                node,
                "a count whose \"atLeast\" is above its \"atMost\"",
                expected: "the lower bound first"
            )
            return nil
        }
        return CountRange(atLeast: Int(least ?? 0), atMost: most.map(Int.init))
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

    private mutating func table(_ node: JSONNode) -> TableVocabulary? {
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
        guard vocabulary.hosts.contains(host) else {
            unknown("service", host, at: line, among: vocabulary.hosts)
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

    // MARK: The end

    private mutating func stuck(_ stuck: JSONNode, of node: JSONNode, count: CountRange) -> StuckExpectation? {
        if stuck.text == "none" {
            if let member = node.member("count") {
                collector.report(key: member, "\"count\" beside \"stuck\": \"none\"", expected: "no count")
            }
            return .nothing
        }
        let (next, why) = (pattern(stuck["next"]), pattern(stuck["why"]))
        guard let name = stuck["table"], let table = table(name) else { return nil }
        return .rows(
            StuckExpectation.Rows(
                table: table.name,
                conditions: cells(stuck["where"], of: table),
                next: next,
                why: why,
                count: count
            )
        )
    }

    private mutating func invariants(_ node: JSONNode, except: JSONNode?) -> InvariantExpectation? {
        let known = vocabulary.invariants.map(\.id)
        let isAll = node.text == "all"
        var ids = isAll ? known : []
        for element in node.elements {
            guard let id = element.text else { continue }
            if known.contains(id) { ids.append(id) } else { unknown("invariant", element, among: known) }
        }
        var exceptions: [InvariantExpectation.Exception] = []
        for member in except?.members ?? [] {
            if !known.contains(member.key) {
                unknown("invariant", member, among: known)
            } else if !ids.contains(member.key) {
                collector.report(key: member, "an exception for \"\(member.key)\", which is not asked for")
            }
            exceptions.append(InvariantExpectation.Exception(id: member.key, reason: member.node.text ?? ""))
        }
        return InvariantExpectation(
            ids: ids.filter { id in !exceptions.contains { $0.id == id } },
            isAll: isAll,
            exceptions: exceptions
        )
    }
}
