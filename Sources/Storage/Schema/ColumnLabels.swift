/// Words for the integers of one column, such as `Completed` for 3.
package struct ColumnLabels: Sendable {
    /// One integer and what people call it.
    package typealias Label = (value: Int64, name: String, synonyms: [String])

    /// The column with its table, without the schema: `wishlist_dataset_histories.status`.
    package let column: String

    /// The words, in the order of the documents.
    package let labels: [Label]

    /// Makes the words of one column.
    package init(column: String, labels: [Label]) {
        self.column = column
        self.labels = labels
    }

    /// The name of a value, or nil when it has none.
    package func name(of value: Int64) -> String? {
        labels.first { $0.value == value }?.name
    }

    /// The value that a name or a synonym stands for, or nil.
    package func value(named name: String) -> Int64? {
        labels.first { $0.name == name || $0.synonyms.contains(name) }?.value
    }
}
