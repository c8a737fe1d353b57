import Scenarios
import Simulation
import Storage
import Wire

/// What an expectation asks of a sighting.
struct SightingCriterion {
    let field: String
    /// Returns why the sighting does not meet the criterion, or nil when it does.
    let miss: (Sighting) -> String?

    /// The criterion that one of a field's values fits a pattern.
    static func pattern(_ field: String, _ pattern: GlobPattern) -> SightingCriterion {
        SightingCriterion(field: field) { sighting in
            let values = sighting.values(field)
            guard !values.contains(where: pattern.matches) else { return nil }
            return "\(field) is \(values.map { "\"\($0)\"" }.joined(separator: ", ")), expected \"\(pattern)\""
        }
    }

    /// The criterion that it was, or was not, sent in a transaction that was rolled back later.
    static func rolledBack(_ expected: Bool, _ rollbacks: [Rollback]) -> SightingCriterion {
        SightingCriterion(field: "rolledBack") { sighting in
            let isRolledBack = rollbacks.contains { rollback in
                guard let origin = sighting.origin, origin.processID == rollback.processID else { return false }
                return rollback.events.contains(origin.sequence)
            }
            return isRolledBack == expected ? nil : "rolledBack is \(isRolledBack), expected \(expected)"
        }
    }

    /// The criterion that the data contains a JSON value.
    static func data(_ expected: JSONValue) -> SightingCriterion {
        SightingCriterion(field: "data") { sighting in
            JSONMatch.difference(expected: expected, actual: sighting.data).map { "data: \($0)" }
        }
    }
}
