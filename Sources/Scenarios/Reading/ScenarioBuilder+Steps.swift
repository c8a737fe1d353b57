import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads one step.
    mutating func step(_ node: JSONNode, _ order: StepOrder) -> Step? {
        let at = moment(node["at"])
        let action: Step.Action?
        if let request = node["request"] {
            action = self.request(request, of: node, at: order).map { .request($0) }
        } else if let run = node["run"] {
            action = self.run(run, at: order).map { .run($0) }
        } else if let sql = node["sql"] {
            action = self.sql(sql, of: node, at: order).map { .sql($0) }
        } else if let verb = RepairVocabulary.Verb.allCases.first(where: { node[$0.rawValue] != nil }) {
            action = repair(verb, of: node, at: order).map { .repair($0) }
        } else {
            if let check = node["check"], let at {
                let found = checks(check, at: at)
                stepChecks += found
            }
            return nil
        }
        guard let action, let at else { return nil }
        return Step(at: at, name: node["name"]?.text, note: node["note"]?.text, action: action, position: node.position)
    }

    // MARK: Requests

    private mutating func request(_ line: JSONNode, of node: JSONNode, at order: StepOrder) -> RequestAction? {
        let host = host(node["to"])
        let words = (line.text ?? "").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let isCall = words.count == 2 && HTTPCall.methods.contains(words[0]) && words[1].hasPrefix("/")
        if line.text != nil, !isCall {
            collector.report(
                line,
                "\"request\" is \(line.summary)",
                expected: "a method and a path with one space between them, such as \"POST /api/v1/wishlists\"",
                hint: words.first.flatMap { NearestName.hint(for: $0, among: HTTPCall.methods) }
            )
        }
        if isCall { placeholders(in: words[1], at: line, before: order) }
        checkUser(node["as"])
        var headers: [(name: String, value: Template)] = []
        for member in node["headers"]?.members ?? [] {
            guard case .string(let value) = member.node.kind else { continue }
            placeholders(in: value, at: member.node, before: order)
            headers.append((member.key, Template(value)))
        }
        let body = json(node["body"], before: order)
        let expected = node["expect"].flatMap { response($0, at: order) }
        let saves = saves(node["save"])
        guard isCall, let host else { return nil }
        checkRoute(words[0], words[1], of: host, at: line, expected: expected?.status)
        return RequestAction(
            host: host,
            method: words[0],
            path: Template(words[1]),
            user: node["as"]?.text,
            headers: headers,
            body: body,
            expected: expected,
            saves: saves
        )
    }

    /// Users are the members of the groups.
    private mutating func checkUser(_ node: JSONNode?) {
        guard let node, let name = node.text, !users.contains(name) else { return }
        collector.report(
            node,
            "the user \(JSONValue.excerpt(of: name)), who is in no group",
            expected: users.isEmpty ? "a member of a group, and \"given\" has none" : Shape.oneOf(users),
            hint: NearestName.hint(for: name, among: users)
                ?? "a user is made as one of the \"members\" of a group: \"given\": { \"groups\": [{ \"id\": 1, \"members\": […] }] }"
        )
    }

    /// Reports a request that its service has no route for, unless that is what it shall be answered.
    private mutating func checkRoute(
        _ method: String,
        _ target: String,
        of host: String,
        at node: JSONNode,
        expected status: Int?
    ) {
        let path = Template(String(target.prefix { $0 != "?" })).names.reduce(String(target.prefix { $0 != "?" })) {
            $0.replacing("${\($1)}", with: "*")
        }
        guard status != 404, status != 405, let call = HTTPCall("\(host) \(method) \(path)"),
            let service = vocabulary.faultTargets.first(where: { $0.name == host })
        else { return }
        let written = "\(method) \(path)"
        guard !service.routes.isEmpty, !(service.routes + service.aliases).contains(where: { call.canMean(route: $0) })
        else { return }
        collector.report(
            node,
            "no route of \(host) for \(JSONValue.excerpt(of: written))",
            expected:
                "one of the \(service.routes.count) routes that 'tvsim list faults' shows, or \"expect\" with status 404",
            hint: NearestName.hint(for: written, among: service.routes)
        )
    }

    private mutating func host(_ node: JSONNode?) -> String? {
        guard let node, let name = node.text else { return vocabulary.hosts.first ?? "" }
        if !vocabulary.hosts.contains(name) { unknown("service", node, among: vocabulary.hosts) }
        return name
    }

    private mutating func response(_ node: JSONNode, at order: StepOrder) -> ResponseExpectation? {
        guard case .object(let members) = node.kind else { return nil }
        if members.isEmpty {
            collector.report(node, "an expected answer that expects nothing", expected: "\"status\" or \"body\"")
        }
        return ResponseExpectation(
            status: node["status"]?.integer.map(Int.init),
            body: json(node["body"], before: order),
            position: node.position
        )
    }

    private mutating func saves(_ node: JSONNode?) -> [RequestAction.Save] {
        var read: [RequestAction.Save] = []
        for member in node?.members ?? [] {
            if !Template.isName(member.key) {
                collector.report(
                    key: member,
                    "the name \(JSONValue.excerpt(of: member.key)) for a saved value",
                    expected: "letters, digits and _"
                )
            }
            guard let text = member.node.text else { continue }
            guard let path = JSONPath(text) else {
                collector.report(
                    member.node,
                    "\"\(member.key)\" is \(member.node.summary)",
                    expected: "a path into the answer's body such as \"$.data.slug\" or \"$.items[0].id\""
                )
                continue
            }
            read.append(RequestAction.Save(name: member.key, path: path, position: member.position))
        }
        return read
    }

    // MARK: Operators

    private mutating func run(_ node: JSONNode, at order: StepOrder) -> RunAction? {
        guard let line = node.text else { return nil }
        placeholders(in: line, at: node, before: order)
        guard let words = CommandWords.split(line), let name = words.first else {
            collector.report(node, "\"run\" is \(node.summary)", expected: "a command line whose quotes are closed")
            return nil
        }
        guard let command = vocabulary.commands.first(where: { $0.name == name }) else {
            unknown("command", name, at: node, among: vocabulary.commands.map(\.name))
            return nil
        }
        check(Array(words.dropFirst()), of: command, at: node)
        return RunAction(command: name, line: Template(line))
    }

    private mutating func check(_ words: [String], of command: CommandVocabulary, at node: JSONNode) {
        let options = words.filter { $0.hasPrefix("-") }.map { String($0.prefix { $0 != "=" }) }
        if let known = command.options {
            for option in options where !known.contains(option) {
                unknown("option", option, at: node, among: known, of: " of \(command.name)")
            }
        }
        if let counts = command.arguments, !counts.contains(words.count - options.count) {
            collector.report(
                node,
                "\(command.name) with \(words.count - options.count) arguments",
                expected: "\"\(command.usage)\""
            )
        }
    }

    private mutating func sql(_ node: JSONNode, of step: JSONNode, at order: StepOrder) -> SQLAction? {
        guard let statement = node.text else { return nil }
        var arguments: [ScalarValue] = []
        for element in step["args"]?.elements ?? [] where Shape.scalar.accepts(element) {
            if let text = element.text { placeholders(in: text, at: element, before: order) }
            arguments.append(ScalarValue(element.value))
        }
        checkChange(node, arguments: step["args"]?.elements.count ?? 0)
        return SQLAction(statement: statement, arguments: arguments)
    }
}
