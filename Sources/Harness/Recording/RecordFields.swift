import Simulation
import Storage
import Wire

/// One row of the record's own tables, whose values are asked for by name and never taken on trust.
///
/// A column that is not there reads as NULL: columns that may be NULL were added to the format.
struct RecordFields {
    private let table: String
    private let positions: [String: Int]
    private let values: [SQLValue]

    /// Takes rows of a table apart.
    static func of(_ table: String, _ rows: [Row]) -> [RecordFields] {
        guard let columns = rows.first?.columns else { return [] }
        let positions = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
        return rows.map { RecordFields(table: table, positions: positions, values: $0.values) }
    }

    /// The value of a column.
    subscript(_ column: String) -> SQLValue { positions[column].map { values[$0] } ?? .null }

    func text(_ column: String) throws(RecordDamage) -> String {
        guard let text = self[column].text else { throw damage(column, "a text") }
        return text
    }

    func optionalText(_ column: String) throws(RecordDamage) -> String? {
        self[column].isNull ? nil : try text(column)
    }

    func int(_ column: String) throws(RecordDamage) -> Int {
        guard let number = self[column].int else { throw damage(column, "a number") }
        return number
    }

    func optionalInt(_ column: String) throws(RecordDamage) -> Int? {
        self[column].isNull ? nil : try int(column)
    }

    /// A number that counts something or names a place in a list.
    func count(_ column: String, below limit: Int = .max) throws(RecordDamage) -> Int {
        let number = try int(column)
        guard number >= 0, number < limit else { throw damage(column, "a number from 0 below \(limit)") }
        return number
    }

    func bool(_ column: String) throws(RecordDamage) -> Bool { try int(column) != 0 }

    func time(_ column: String) throws(RecordDamage) -> SimulationInstant {
        try word(column, as: "a time") { SimulationInstant(isoText: $0) }
    }

    /// A text that stands for something: a verdict, a method, a kind.
    func word<Value>(_ column: String, as wanted: String, _ read: (String) -> Value?) throws(RecordDamage) -> Value {
        guard let value = read(try text(column)) else { throw damage(column, wanted) }
        return value
    }

    /// A text that holds JSON.
    func json(_ column: String) throws(RecordDamage) -> JSONValue {
        // A row or a list of headers may be longer than what is read from strangers; the record's size bounds both.
        var limits = JSONLimits.standard
        limits.size = .max
        return try word(column, as: "JSON") { try? JSONNode(parsing: Array($0.utf8), limits: limits).value }
    }

    /// An object, as JSON.
    func object(_ column: String) throws(RecordDamage) -> JSONObject {
        guard let object = try json(column).object else { throw damage(column, "an object") }
        return object
    }

    /// A list of texts, as JSON.
    func texts(_ column: String) throws(RecordDamage) -> [String] {
        let elements = try json(column).array
        guard let elements, case let texts = elements.compactMap(\.string), texts.count == elements.count else {
            throw damage(column, "a list of texts")
        }
        return texts
    }

    /// What is wrong with a column's value.
    func damage(_ column: String, _ wanted: String) -> RecordDamage {
        let found = self[column].description
        let shown = found.count > 80 ? found.prefix(79) + "…" : found[...]
        return RecordDamage("\(column) in a row of \(table) is \(shown), where \(wanted) belongs")
    }
}
