import Wire

extension ScenarioBuilder {
    /// Reads a step that starts a job or sends a message again.
    mutating func repair(_ verb: RepairVocabulary.Verb, of node: JSONNode, at order: StepOrder) -> RepairAction? {
        guard let name = node[verb.rawValue], name.text != nil else { return nil }
        let known = vocabulary.repairs.filter { $0.verb == verb }
        guard let repair = known.first(where: { $0.name == name.text }) else {
            unknown(verb == .retrigger ? "job" : "message", name, among: known.map(\.name))
            return nil
        }
        for other in Set(known.map(\.subject)).sorted() where other != repair.subject {
            guard let member = node.member(other) else { continue }
            collector.report(key: member, "\"\(other)\" of \(repair.name)", expected: "\"\(repair.subject)\"")
        }
        guard let subject = node[repair.subject] else {
            collector.report(name, "\(repair.name) of nothing", expected: "\"\(repair.subject)\" beside it")
            return nil
        }
        if let text = subject.text { placeholders(in: text, at: subject, before: order) }
        return RepairAction(repair: repair, subject: ScalarValue(subject.value))
    }
}
