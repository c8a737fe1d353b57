import Wire

extension ScenarioBuilder {
    /// Reports what the databases refuse in a statement that a step runs.
    mutating func checkChange(_ node: JSONNode, arguments: Int) {
        guard let sql = node.text, let mistake = vocabulary.statements?.change(sql, arguments) else { return }
        report(mistake, in: sql, at: node)
    }

    /// Reports what the databases refuse in a statement that an expectation asks.
    mutating func checkQuestion(_ node: JSONNode) {
        guard let text = node.text, let mistake = vocabulary.statements?.question(text) else { return }
        report(mistake, in: text, at: node)
    }

    private mutating func report(_ mistake: StatementVocabulary.Mistake, in sql: String, at node: JSONNode) {
        let last = mistake.unknownName?.split(separator: ".").last.map(String.init)
        let hint = mistake.unknownName.flatMap { name in
            NearestName.hint(for: name, among: mistake.names)
                ?? last.flatMap { NearestName.hint(for: $0, among: mistake.names) }
        }
        // A text with escapes, or one that a parameter was filled into, is not written as it reads.
        let isPlain = node.width == sql.unicodeScalars.count + 2
        guard let offset = mistake.offset, isPlain else {
            return collector.report(node, "the statement cannot be run: \(mistake.message)", hint: hint)
        }
        let before = String(decoding: Array(sql.utf8).prefix(offset), as: UTF8.self)
        let place = JSONPosition(
            offset: node.position.offset + 1 + offset,
            line: node.position.line,
            column: node.position.column + 1 + before.unicodeScalars.count,
            source: node.position.source
        )
        collector.report(
            at: place,
            width: max(1, (mistake.unknownName ?? "").unicodeScalars.count),
            "the statement cannot be run: \(mistake.message)",
            hint: hint
        )
    }
}
