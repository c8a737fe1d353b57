import Wire

extension SchemaWriter {
    /// The rule that the columns beside a table's name are those of the table.
    var rowsRule: JSONValue {
        [
            "allOf": .array(
                vocabulary.tables.map { table in
                    let row: JSONValue = ["$ref": .string(reference("expected.\(table.name)"))]
                    let column = Self.orParameter(["enum": .array(table.columns.map { .string($0.name) })])
                    let columns: JSONValue = ["anyOf": [column, ["type": "array", "items": column]]]
                    return Self.rule(
                        when: "table",
                        is: table.name,
                        ["properties": ["where": row, "row": row, "per": columns]]
                    )
                }
            )
        ]
    }

    /// A row that a table begins with.
    func given(_ table: TableVocabulary) -> JSONValue {
        let required = table.columns.filter(\.isRequired).map { JSONValue.string($0.name) }
        return Self.closed(table.columns.map { ($0.name, Self.cell($0, isExpected: false)) })
            .with("required", required.isEmpty ? nil : .array(required))
    }

    /// What a row must hold, or which row is meant.
    func expected(_ table: TableVocabulary) -> JSONValue {
        Self.closed(table.columns.map { ($0.name, Self.cell($0, isExpected: true)) })
    }

    private static func cell(_ column: ColumnVocabulary, isExpected: Bool) -> JSONValue {
        var kinds: [JSONValue] =
            switch column.type {
            case .integer:
                (column.labels.isEmpty
                    ? []
                    : [
                        ["enum": .array(column.labels.map { .string($0.word) })],
                        ["type": "string", "pattern": .string(pattern(of: column))],
                    ]) + [["type": "integer"]]
            case .real: [["type": "number"]]
            case .text: [["type": "string"]]
            case .boolean: [["type": "boolean"], ["enum": [0, 1]]]
            case .instant: [["$ref": "#/$defs/instantOrPast"]]
            case .any: [["type": ["string", "number", "boolean"]]]
            }
        if column.isNullable { kinds.append(["type": "null"]) }
        if [.integer, .real, .boolean].contains(column.type) { kinds.append(["$ref": "#/$defs/parameter"]) }
        return (kinds.count == 1 ? kinds[0] : ["anyOf": .array(kinds)])
            .with("description", .string(description(of: column, isExpected: isExpected)))
    }

    /// The words of a column in any case and with any separator, and its integers as text.
    private static func pattern(of column: ColumnVocabulary) -> String {
        let words = column.labels.map { label in
            ColumnVocabulary.parts(of: label.word).map(anyCase).joined(separator: "[ _-]?")
        }
        let numbers = Set(column.labels.map(\.value)).sorted().map { "\($0)" }
        return "^(\((words + numbers).joined(separator: "|")))$"
    }

    private static func description(of column: ColumnVocabulary, isExpected: Bool) -> String {
        var text = "Takes \(column.expectation)."
        let words = column.labels.map { "\($0.word) is \($0.value)" }
        if !words.isEmpty { text += " \(words.joined(separator: ", "))." }
        if isExpected, column.type == .text { text += " * stands for any text." }
        return text
    }
}
