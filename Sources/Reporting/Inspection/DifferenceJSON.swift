package import Harness
internal import Simulation
package import Wire

/// The difference of two runs, as programs read it; the grammar is in docs/json.md.
package enum DifferenceJSON {
    /// The whole object; the names are those of the two records.
    package static func document(_ difference: RunDifference, one: String, other: String) -> JSONValue {
        [
            "version": .integer(RunJSON.version), "one": .string(one), "other": .string(other),
            "equal": .bool(difference.isEmpty), "origins": .array(difference.origins.map(item)),
            "divergence": difference.divergence.map(divergence) ?? .null,
            "verdicts": .array(difference.verdicts.map(item)), "exchanges": .array(difference.exchanges.map(item)),
            "tables": .array(
                difference.tables.map { table in
                    ["table": .string(table.table), "rows": .array(table.rows.map(row))]
                }
            ),
        ]
    }

    private static func item(_ item: RunDifference.Item) -> JSONValue {
        ["name": .string(item.name), "one": JSONValue(item.one), "other": JSONValue(item.other)]
    }

    private static func row(_ row: RunDifference.RowItem) -> JSONValue {
        [
            "id": .integer(row.id), "inOne": .bool(row.isInOne), "inOther": .bool(row.isInOther),
            "columns": .array(row.columns.map(item)),
        ]
    }

    private static func divergence(_ divergence: RunDifference.Divergence) -> JSONValue {
        [
            "place": JSONValue(divergence.place), "before": .array(divergence.before.map(event)),
            "one": .array(divergence.one.map(event)), "other": .array(divergence.other.map(event)),
            "oneInOther": divergence.oneInOther.map(event) ?? .null,
            "otherInOne": divergence.otherInOne.map(event) ?? .null,
        ]
    }

    private static func event(_ event: Event) -> JSONValue { .object(JSONObject(InspectionJSON.members(of: event))) }
}
