/// What rows of a table must be there, or must not.
package struct RowExpectation: Hashable, Sendable {
    /// The table with its schema.
    package let table: String
    /// Which rows are meant.
    package let conditions: [Cell]
    /// What these rows must hold.
    package let row: [Cell]
    /// How many rows there must be which are meant and hold what they must; nil when all that are meant must hold it,
    /// and there is at least one.
    package let count: CountRange?
    package let timing: Timing
    /// For how long it must be so; nil for what `timing` says alone.
    package let holding: Holding?

    /// The expectation as a sentence.
    var text: String {
        switch holding {
        case nil: sentence + timing.suffix
        case .never: "never a row \(sentence)\(timing.suffix)"
        case .always: "always\(timing.suffix): \(sentence)"
        case .eventually: "eventually\(timing.suffix): \(sentence)"
        }
    }

    private var sentence: String {
        let which = Self.list(conditions, prefix: " where ")
        let holds = row.isEmpty ? "" : "\(conditions.isEmpty ? " where " : " and ")\(Self.list(row))"
        if holding == .never { return "in \(table)\(which)\(holds)" }
        guard let count else {
            return row.isEmpty ? "\(table)\(which) has a row" : "\(table)\(which): \(Self.list(row))"
        }
        return "\(count.text("row")) in \(table)\(which)\(holds)"
    }

    static func list(_ cells: [Cell], prefix: String = "") -> String {
        cells.isEmpty ? "" : prefix + cells.map(\.text).joined(separator: " and ")
    }
}
