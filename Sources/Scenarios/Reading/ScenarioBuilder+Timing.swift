import Simulation
import Wire

extension ScenarioBuilder {
    /// When an expectation is judged.
    mutating func timing(_ node: JSONNode) -> Timing {
        let present = node.members.filter { ["by", "at", "between"].contains($0.key) }
        for other in present.dropFirst() {
            collector.report(key: other, "\"\(other.key)\" beside \"\(present[0].key)\"", expected: "one of them")
        }
        if let by = moment(node["by"]) { return .by(by) }
        if let (first, last) = span(node["between"]) { return .between(first, last) }
        return moment(node["at"]).map { .at($0) } ?? .atEnd
    }

    /// Two instants in their order.
    mutating func span(_ node: JSONNode?) -> (first: Moment, last: Moment)? {
        guard let node, node.elements.count == 2, let first = moment(node.elements[0]),
            let last = moment(node.elements[1])
        else { return nil }
        guard first.instant <= last.instant else {
            collector.report(node, "\"between\" ends before it begins", expected: "the earlier instant first")
            return nil
        }
        return (first, last)
    }

    /// For how long something must be so of rows.
    mutating func holding(_ node: JSONNode) -> Holding? {
        let words = Holding.allCases.map(\.rawValue)
        let present = node.members.filter { words.contains($0.key) }
        guard let first = present.first, let holding = Holding(rawValue: first.key) else { return nil }
        for other in present.dropFirst() {
            collector.report(key: other, "\"\(other.key)\" beside \"\(first.key)\"", expected: "one of them")
        }
        if let at = node.member("at") {
            collector.report(
                key: at,
                "\"at\" beside \"\(first.key)\"",
                expected: "\"between\" or \"by\"",
                hint: "an instant alone needs no \"\(first.key)\""
            )
        }
        let counted = holding == .never ? node.members.first { $0.key == "count" || $0.key == "absent" } : nil
        if let counted {
            collector.report(
                key: counted,
                "\"\(counted.key)\" beside \"never\"",
                expected: "no count",
                hint:
                    "\"never\" means that there is no such row; for a count that must hold throughout write \"always\""
            )
        }
        return holding
    }
}
