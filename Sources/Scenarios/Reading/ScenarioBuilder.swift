import Simulation
import Wire

/// Makes a scenario from a file whose shape has been checked, and checks what only the vocabulary can tell.
///
/// A value of a wrong shape has been reported already: it is passed over in silence here, so that the rest is still
/// read and every mistake is found.
struct ScenarioBuilder {
    let root: JSONNode
    let vocabulary: Vocabulary
    /// The case that is read, in words; nil for a file without cases.
    let caseName: String?
    var collector: DiagnosticCollector
    let start: SimulationInstant
    /// Where the run ends, or nil when the file does not say it rightly.
    private(set) var until: SimulationInstant?
    /// The users whom steps may name.
    var users: [String] = []
    /// What steps save, and when.
    private(set) var saves: [(name: String, order: StepOrder)] = []
    /// What steps check on the way, in the order of the file.
    var stepChecks: [Expectation] = []
    private var faultIDs: Set<String> = []

    init(root: JSONNode, vocabulary: Vocabulary, caseName: String?, collector: DiagnosticCollector) {
        self.root = root
        self.caseName = caseName
        self.vocabulary = vocabulary
        self.collector = collector
        start = root["start"]?.text.flatMap { SimulationInstant(isoText: $0) } ?? Scenario.defaultStart
    }

    /// Reads the whole file; nil when something is missing, which has then been reported.
    mutating func build() -> Scenario? {
        let end = end()
        until = end?.instant
        let settings = settings()
        let given = given()
        users = vocabulary.users + given.users
        let steps = steps()
        let faults = (root["faults"]?.elements ?? []).enumerated().compactMap { fault($0.element, number: $0.offset) }
        let expectations = (root["expect"]?.elements ?? []).compactMap { expectation($0) }
        guard let name = root["name"]?.text, let end else { return nil }
        return Scenario(
            files: collector.files,
            name: caseName.map { "\(name) [\($0)]" } ?? name,
            caseName: caseName,
            description: root["description"]?.text,
            system: vocabulary.system,
            seed: root["seed"]?.integer.flatMap(UInt64.init(exactly:)) ?? Scenario.defaultSeed,
            start: start,
            until: end,
            canary: canary(),
            settings: settings,
            given: given,
            steps: steps,
            faults: faults,
            expectations: stepChecks + expectations
        )
    }

    private mutating func canary() -> Canary? {
        guard let node = root["mustFail"] else { return nil }
        let why = node["why"].map { $0.elements.isEmpty ? [$0] : $0.elements } ?? []
        return Canary(reason: node.text ?? node["because"]?.text, signs: why.compactMap { pattern($0) })
    }

    private mutating func steps() -> [Step] {
        let nodes = root["steps"]?.elements ?? []
        // A step whose instant is wrong is still checked, as if all others came in time for it, and it for them.
        let times = nodes.map { node in node["at"]?.text.flatMap { TimeText($0) }?.instant(from: start) }
        for (number, node) in nodes.enumerated() {
            let order = StepOrder(instant: times[number] ?? .init(nanoseconds: .min), number: number)
            saves += (node["save"]?.members ?? []).map { ($0.key, order) }
        }
        return nodes.enumerated().compactMap { number, node in
            step(node, StepOrder(instant: times[number] ?? .init(nanoseconds: .max), number: number))
        }
    }

    // MARK: Time

    private mutating func end() -> Moment? {
        guard let node = root["until"], let text = node.text, let time = TimeText(text) else { return nil }
        let instant = time.instant(from: start)
        guard instant > start else {
            collector.report(node, "\"until\" is not after the start", expected: "an instant after \(start.isoText)")
            return nil
        }
        return Moment(instant, written: text)
    }

    /// The instant of a key, which must lie within the run; `isLimited` is false where the past makes sense.
    mutating func moment(_ node: JSONNode?, isLimited: Bool = true) -> Moment? {
        guard let node, let text = node.text, let time = TimeText(text), isLimited || !text.isEmpty else { return nil }
        let instant = time.instant(from: start)
        guard isLimited else { return Moment(instant, written: text) }
        if instant < start {
            collector.report(
                node,
                "\(node.summary) is before the start of the run",
                expected: "an instant from \(start.isoText)"
            )
        } else if let until, instant > until {
            collector.report(
                node,
                "\(node.summary) is after the end of the run",
                expected: "an instant up to \"until\", \(until.isoText)"
            )
        }
        return Moment(instant, written: text)
    }

    // MARK: Settings

    private mutating func settings() -> [ScenarioSetting] {
        var settings: [ScenarioSetting] = []
        for member in root["settings"]?.members ?? [] {
            guard let setting = vocabulary.settings.first(where: { $0.name == member.key }) else {
                unknown("setting", member, among: vocabulary.settings.map(\.name))
                continue
            }
            let value: SettingValue
            switch member.node.kind {
            case .string(let text): value = .text(text)
            case .integer(let number): value = .integer(Int(number))
            case .bool(let flag): value = .boolean(flag)
            case .real:
                mismatch(member, expected: setting.expectation)
                continue
            default: continue
            }
            guard setting.accepts(value) else {
                mismatch(member, expected: setting.expectation, hint: setting.form.shape.hint(for: member.node))
                continue
            }
            settings.append(ScenarioSetting(name: setting.name, value: value, position: member.position))
        }
        return settings
    }

    private mutating func mismatch(_ member: JSONNode.Member, expected: String, hint: String? = nil) {
        collector.report(
            member.node,
            "\(JSONValue.excerpt(of: member.key)) is \(member.node.summary)",
            expected: expected,
            hint: hint
        )
    }

    // MARK: Names

    /// Reports a key that names nothing known.
    mutating func unknown(_ noun: String, _ member: JSONNode.Member, among names: [String], of owner: String = "") {
        collector.report(
            unknown: noun,
            member.key,
            at: member.position,
            width: member.width,
            among: names,
            of: owner
        )
    }

    /// Reports a text that names nothing known.
    mutating func unknown(_ noun: String, _ node: JSONNode, among names: [String], of owner: String = "") {
        unknown(noun, node.text ?? "", at: node, among: names, of: owner)
    }

    /// Reports a part of a text that names nothing known.
    mutating func unknown(
        _ noun: String,
        _ name: String,
        at node: JSONNode,
        among names: [String],
        of owner: String = ""
    ) {
        collector.report(unknown: noun, name, at: node.position, width: node.width, among: names, of: owner)
    }

    /// Takes an id for a fault; false when another fault has it.
    mutating func take(faultID id: String) -> Bool { faultIDs.insert(id).inserted }
}
