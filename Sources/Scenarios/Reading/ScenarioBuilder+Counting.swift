import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads how many of something there must be.
    mutating func count(_ node: JSONNode?) -> CountRange? {
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

    /// The columns or fields by whose values an expectation counts.
    mutating func per(_ node: JSONNode) -> [String] {
        guard let member = node.member("per") else { return [] }
        let words = member.node.elements.isEmpty ? [member.node] : member.node.elements
        for other in node.members where ["absent", "never"].contains(other.key) {
            collector.report(key: member, "\"per\" beside \"\(other.key)\"", expected: "a count of what there is")
        }
        if let table = node["table"]?.text.flatMap({ vocabulary.table($0) }) {
            for word in words where word.text.map({ table.column($0) == nil }) ?? false {
                unknown("column", word, among: table.columns.map(\.name), of: " of \(table.name)")
            }
        }
        return words.compactMap(\.text)
    }

    /// What must come first, and what must come later.
    mutating func bounds(_ node: JSONNode) -> (after: Bound?, before: Bound?) {
        let members = ["after", "before"].compactMap { node.member($0) }
        guard let first = members.first else { return (nil, nil) }
        let rivals = ["by", "at", "between"]
        for other in node.members where rivals.contains(other.key) {
            collector.report(key: other, "\"\(other.key)\" beside \"\(first.key)\"", expected: "one of them")
        }
        let counted = ["count", "absent", "always", "never", "eventually", "per"]
        if node["table"] != nil, let other = node.members.first(where: { counted.contains($0.key) }) {
            collector.report(
                key: other,
                "\"\(other.key)\" beside \"\(first.key)\"",
                expected: "only \"where\" and \"row\": of rows, the first that is so has its time"
            )
        }
        let (after, before) = (bound(node["after"]), bound(node["before"]))
        if case (.instant(let after)?, .instant(let before)?) = (after, before), after.instant >= before.instant {
            collector.report(
                first.node,
                "\"after\" is not earlier than \"before\"",
                expected: "the earlier instant first"
            )
        }
        return (after, before)
    }

    private mutating func bound(_ node: JSONNode?) -> Bound? {
        guard let node else { return nil }
        if node.text != nil { return moment(node).map { .instant($0) } }
        return subject(node, count: nil, .atEnd).map { .happening($0) }
    }
}
