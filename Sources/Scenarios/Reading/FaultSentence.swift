import Wire

/// Says a fault in one line, in the words of its file.
enum FaultSentence {
    /// `crawler where input is B0B2: fail "CAPTCHA"`.
    static func text(of node: JSONNode) -> String {
        var text = node["on"]?.text ?? ""
        let conditions = (node["where"]?.members ?? []).map { "\($0.key) is \($0.node.text ?? $0.node.value.text)" }
        if !conditions.isEmpty { text += " where \(conditions.joined(separator: " and "))" }
        if let between = node["between"], between.elements.count == 2 {
            text += " between \(between.elements[0].text ?? "") and \(between.elements[1].text ?? "")"
        }
        if let after = node["after"]?.text { text += " after \(after)" }
        if let skip = node["skip"]?.integer, skip > 0 { text += " after \(skip) others" }
        if let times = node["times"]?.integer { text += times == 1 ? " once" : " \(times) times" }
        if let per = node["per"]?.text { text += " for each \(per)" }
        if let share = node["probability"] { text += " with probability \(share.text ?? share.value.text)" }
        let strikes = node["do"].map { [$0] } ?? node["answers"]?.elements ?? []
        return "\(text): \(strikes.map(strike).joined(separator: ", "))"
    }

    private static func strike(_ node: JSONNode) -> String {
        guard let member = node.members.first else { return node.text ?? node.value.text }
        return member.node.kind == .bool(true)
            ? member.key : "\(member.key) \(member.node.text ?? member.node.value.text)"
    }
}
