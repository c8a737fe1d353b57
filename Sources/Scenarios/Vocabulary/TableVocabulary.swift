/// A table that a scenario may name.
package struct TableVocabulary: Sendable {
    /// The name with its schema: `gb_console.malls`.
    package let name: String
    package let columns: [ColumnVocabulary]

    /// Makes a table.
    package init(_ name: String, _ columns: [ColumnVocabulary]) {
        self.name = name
        self.columns = columns
    }

    /// The column of a name.
    package func column(_ name: String) -> ColumnVocabulary? { columns.first { $0.name == name } }
}
