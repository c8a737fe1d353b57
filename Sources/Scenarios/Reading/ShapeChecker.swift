import Simulation
import Wire

/// Checks a file against the shapes of the language: unknown keys, missing keys, values of a wrong kind.
struct ShapeChecker {
    var collector: DiagnosticCollector
    /// True when a file that this one extends could not be read: what is missing here may stand there.
    var isPart = false
    private var isRoot = true

    init(collector: DiagnosticCollector, isPart: Bool = false) {
        self.collector = collector
        self.isPart = isPart
    }

    /// Checks a value; `name` is what messages call it, such as `"at"`.
    mutating func check(_ node: JSONNode, _ shape: Shape, named name: String) {
        switch shape {
        case .list(let element, let least): checkList(node, element, least...Int.max, shape, named: name)
        case .pair(let element): checkList(node, element, 2...2, shape, named: name)
        case .map(let value, _): checkMap(node, value, shape, named: name)
        case .object(let object):
            guard case .object = node.kind else { return mismatch(node, shape, named: name) }
            check(node, object)
        case .variants(let objects, let noun):
            guard case .object = node.kind else { return mismatch(node, shape, named: name) }
            check(node, variants: objects, noun: noun)
        case .either(let shapes):
            guard let fitting = shapes.first(where: { $0.isOfKind(of: node) }) else {
                return mismatch(node, shape, named: name)
            }
            check(node, fitting, named: name)
        default:
            if !shape.accepts(node) { mismatch(node, shape, named: name) }
        }
    }

    private mutating func mismatch(_ node: JSONNode, _ shape: Shape, named name: String) {
        collector.report(node, "\(name) is \(node.summary)", expected: shape.expectation, hint: shape.hint(for: node))
    }

    private mutating func checkList(
        _ node: JSONNode,
        _ element: Shape,
        _ counts: ClosedRange<Int>,
        _ shape: Shape,
        named name: String
    ) {
        guard case .array(let elements) = node.kind, counts.contains(elements.count) else {
            return mismatch(node, shape, named: name)
        }
        for child in elements { check(child, element, named: "an element of \(name)") }
    }

    private mutating func checkMap(_ node: JSONNode, _ value: Shape, _ shape: Shape, named name: String) {
        guard case .object(let members) = node.kind else { return mismatch(node, shape, named: name) }
        for member in members { check(member.node, value, named: Self.quoted(member.key)) }
    }

    // MARK: Objects

    private mutating func check(
        _ node: JSONNode,
        _ object: ObjectShape,
        siblings: [ObjectShape] = [],
        presumed: String? = nil
    ) {
        let asksForAll = !(isRoot && isPart)
        isRoot = false
        for member in node.members {
            if let key = object.key(member.key) {
                check(member.node, key.shape, named: Self.quoted(member.key))
            } else {
                reportUnknown(member, in: object, siblings: siblings)
            }
        }
        guard asksForAll else { return }
        // A misspelt key is one mistake: it is not missing too.
        let names = object.keys.map(\.name)
        let meant = node.members.lazy.filter { !names.contains($0.key) }.prefix(20)
            .compactMap { NearestName.of($0.key, among: names) }
        for key in object.keys
        where key.isRequired && key.name != presumed && node[key.name] == nil && !meant.contains(key.name) {
            collector.report(
                node,
                "\(object.noun) without \(Self.quoted(key.name))",
                expected: "\(Self.quoted(key.name)), \(key.shape.expectation)"
            )
        }
    }

    private mutating func reportUnknown(_ member: JSONNode.Member, in object: ObjectShape, siblings: [ObjectShape]) {
        guard !collector.isFull else { return }
        let names = object.keys.map(\.name)
        let owner = siblings.first { $0.key(member.key) != nil }
        collector.report(
            key: member,
            "unknown key \(Self.quoted(member.key)) in \(object.noun)",
            expected: Shape.oneOf(names),
            hint: owner.map { "it belongs to \($0.noun)" } ?? NearestName.hint(for: member.key, among: names)
        )
    }

    private mutating func check(_ node: JSONNode, variants: [ObjectShape], noun: String) {
        let present = node.members.filter { member in variants.contains { $0.discriminator == member.key } }
        let discriminators = variants.map(\.discriminator)
        if let first = present.first, let object = variants.first(where: { $0.discriminator == first.key }) {
            for other in present.dropFirst() {
                collector.report(
                    key: other,
                    "\(Self.quoted(other.key)) beside \(Self.quoted(first.key))",
                    expected: "only one of \(Shape.names(discriminators)) in \(noun)"
                )
            }
            guard present.count == 1 else { return }
            return check(node, object, siblings: variants)
        }
        // A misspelt key tells which variant was meant, so that the rest is checked against that one.
        let all = variants.flatMap { $0.keys.map(\.name) }
        for member in node.members where !all.contains(member.key) {
            let nearest = NearestName.of(member.key, among: all)
            guard let meant = variants.first(where: { $0.discriminator == nearest }) else { continue }
            return check(node, meant, siblings: variants, presumed: meant.discriminator)
        }
        collector.report(
            node,
            "\(noun) with none of \(Shape.names(discriminators))",
            expected: "one of them"
        )
        for member in node.members {
            guard let key = variants.lazy.compactMap({ $0.key(member.key) }).first else {
                reportUnknown(member, in: ObjectShape(noun, Self.distinct(variants.flatMap(\.keys))), siblings: [])
                continue
            }
            check(member.node, key.shape, named: Self.quoted(member.key))
        }
    }

    private static func distinct(_ keys: [KeyShape]) -> [KeyShape] {
        var seen: Set<String> = []
        return keys.filter { seen.insert($0.name).inserted }
    }

    private static func quoted(_ key: String) -> String { JSONValue.excerpt(of: key) }
}
