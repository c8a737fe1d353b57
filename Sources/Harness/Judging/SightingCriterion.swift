import Scenarios
import Simulation
import Storage
import Wire

/// What an expectation asks of a sighting.
struct SightingCriterion {
    let field: String
    /// Whether a sighting meets the criterion.
    let fits: (Sighting) -> Bool
    /// Says why a sighting does not meet it.
    let miss: (Sighting) -> String
    /// How far a sighting that does not meet it is off.
    let distance: (Sighting) -> Int

    /// The criterion that one of a field's values fits a pattern.
    static func pattern(_ field: String, _ pattern: GlobPattern) -> SightingCriterion {
        SightingCriterion(field: field) { sighting in
            sighting.values(field).contains(where: pattern.matches)
        } miss: { sighting in
            let values = sighting.values(field)
            guard values.count != 1 else { return "\(field) \(TextMiss.phrase(values[0], pattern))" }
            let all = values.map(TextMiss.quoted).joined(separator: ", ")
            return "\(field) is \(all.isEmpty ? "missing" : all), expected \(TextMiss.quoted(pattern.description))"
        } distance: { sighting in
            sighting.values(field).map { NearMisses.distance($0, pattern.description) }.min() ?? 0
        }
    }

    /// The criterion that it was, or was not, sent in a transaction that was rolled back later.
    static func rolledBack(_ expected: Bool, _ rollbacks: [Rollback]) -> SightingCriterion {
        SightingCriterion(field: "rolledBack") { sighting in
            (sighting.rollback(among: rollbacks) != nil) == expected
        } miss: { _ in
            "rolledBack is \(!expected), expected \(expected)"
        } distance: { _ in
            0
        }
    }

    /// The criterion that the data contains a JSON value.
    static func data(_ expected: JSONValue) -> SightingCriterion {
        SightingCriterion(field: "data") { sighting in
            JSONMatch.difference(expected: expected, actual: sighting.data) == nil
        } miss: { sighting in
            "data: \(JSONMatch.differences(expected: expected, actual: sighting.data).joined(separator: "; "))"
        } distance: { sighting in
            JSONMatch.differences(expected: expected, actual: sighting.data).count
        }
    }
}
