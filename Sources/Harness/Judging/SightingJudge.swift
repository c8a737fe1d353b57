import Scenarios
import Simulation
import Wire

/// Judges expectations on what was sent or written: messages, log lines, requests.
struct SightingJudge {
    /// Everything of the kind in question, in order.
    let sightings: [Sighting]
    /// What one is called: `Slack message`.
    let noun: String
    let start: SimulationInstant

    /// Judges one expectation.
    ///
    /// - Returns: nil when it holds, else why it does not.
    func judge(_ criteria: [SightingCriterion], count: CountRange, timing: Timing) -> String? {
        let matching = sightings.filter { sighting in criteria.allSatisfy { $0.miss(sighting) == nil } }
        let inTime = matching.filter { timing.covers($0.time) }
        guard !count.contains(inTime.count) else { return nil }
        if inTime.count > count.atLeast { return tooMany(inTime, count) }
        let found = inTime.isEmpty ? "there was none" : "there were only \(inTime.count)"
        if let other = matching.first(where: { !timing.covers($0.time) }) {
            return "\(found); one came at \(other.time.text(since: start)) from \(other.sender)"
        }
        guard let near = nearest(criteria) else { return "\(found); no \(noun) was sent at all" }
        return "\(found); \(near)"
    }

    /// The first that meets all criteria, or why there is none.
    func first(_ criteria: [SightingCriterion]) -> Happening {
        if let first = sightings.first(where: { sighting in criteria.allSatisfy { $0.miss(sighting) == nil } }) {
            return .happened(first.time, "from \(first.sender)")
        }
        return .missing(nearest(criteria) ?? "no \(noun) was sent at all")
    }

    private func tooMany(_ found: [Sighting], _ count: CountRange) -> String {
        let places = found.prefix(6).map { "\($0.time.text(since: start)) from \($0.sender)" }
        let rest = found.count > 6 ? " and \(found.count - 6) more" : ""
        return "there were \(found.count), expected \(count.text(noun)): \(places.joined(separator: ", "))\(rest)"
    }

    /// The sighting that misses least, with what it misses.
    private func nearest(_ criteria: [SightingCriterion]) -> String? {
        let scored = sightings.map { sighting in (sighting, criteria.compactMap { $0.miss(sighting) }) }
        guard let best = scored.min(by: { $0.1.count < $1.1.count }) else { return nil }
        let when = "at \(best.0.time.text(since: start)) from \(best.0.sender)"
        return "the nearest of \(sightings.count), \(when), misses: \(best.1.joined(separator: "; "))"
    }
}

extension Timing {
    /// Returns true when something sent at `instant` counts.
    func covers(_ instant: SimulationInstant) -> Bool {
        switch self {
        case .atEnd: true
        case .by(let moment): instant <= moment.instant
        case .at(let moment): instant == moment.instant
        case .between(let first, let last): instant >= first.instant && instant <= last.instant
        }
    }
}
