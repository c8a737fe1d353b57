import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads one expectation.
    mutating func expectation(_ node: JSONNode) -> Expectation? {
        let timing = timing(node)
        let bounds = bounds(node)
        let per = per(node)
        let count = count(node["count"]) ?? (per.isEmpty ? nil : .exactly(1))
        let subject: Expectation.Subject?
        if let order = node["order"] {
            subject = self.order(order, timing).map { .order($0) }
        } else if let statement = node["query"], let query = statement.text {
            checkQuestion(statement)
            subject = .query(QueryExpectation(statement: query, rows: self.count(node["rows"]) ?? .some))
        } else if let stuck = node["stuck"] {
            subject = self.stuck(stuck, of: node, count: count ?? .some).map { .stuck($0) }
        } else if let invariants = node["invariants"] {
            subject = self.invariants(invariants, except: node["except"]).map { .invariants($0) }
        } else {
            subject = self.subject(node, count: count, timing)
        }
        return subject.map {
            Expectation(
                subject: $0,
                per: per,
                after: bounds.after,
                before: bounds.before,
                because: node["because"]?.text,
                position: node.position
            )
        }
    }

    /// Reads what a step checks: rows when its instant is over, of the rest what was there up to it.
    mutating func checks(_ node: JSONNode, at moment: Moment) -> [Expectation] {
        node.elements.compactMap { check in
            let per = per(check)
            let count = count(check["count"]) ?? (per.isEmpty ? nil : .exactly(1))
            let timing: Timing = check["table"] == nil ? .by(moment) : .at(moment)
            return subject(check, count: count, timing).map {
                Expectation(
                    subject: $0,
                    per: per,
                    after: nil,
                    before: nil,
                    because: check["because"]?.text,
                    position: check.position
                )
            }
        }
    }

    private mutating func order(_ node: JSONNode, _ timing: Timing) -> OrderExpectation? {
        var groups: [[Expectation.Subject]] = []
        for place in node.elements {
            let elements = place.elements.isEmpty ? [place] : place.elements
            let group = elements.compactMap { subject($0, count: nil, .atEnd) }
            if group.count == elements.count { groups.append(group) }
        }
        guard groups.count == node.elements.count else { return nil }
        if case .by(let moment) = timing { return OrderExpectation(groups: groups, by: moment) }
        return OrderExpectation(groups: groups, by: nil)
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
