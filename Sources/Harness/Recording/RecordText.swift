import Simulation
import Storage
import Wire

/// The values of a record that SQLite has no type for: times, lists and objects; `RecordFields` reads them.
enum RecordText {
    static func time(_ instant: SimulationInstant) -> SQLValue {
        .text(instant.sqlText + instant.fractionText)
    }

    static func headers(_ headers: HTTPHeaders) -> String {
        JSONValue.object(JSONObject(headers.fields.map { ($0.name, .string($0.value)) })).text
    }

    /// A row as an object, by column.
    static func object(_ names: [String], _ values: [SQLValue]) -> JSONValue {
        .object(JSONObject(zip(names, values).map { ($0, JSONValue($1)) }))
    }

    static func list(_ texts: [String]) -> SQLValue { .text(JSONValue.array(texts.map(JSONValue.string)).text) }

    /// A body is a text where it is one, so that every tool shows it, and bytes elsewhere.
    static func body(_ bytes: [UInt8]) -> SQLValue {
        String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .blob(bytes)
    }
}
