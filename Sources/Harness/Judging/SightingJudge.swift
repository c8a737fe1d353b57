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
    /// Tells copies.
    let copies: () -> CopyTeller

    /// Judges one expectation.
    ///
    /// - Parameters:
    ///   - criteria: what one must be like to fit.
    ///   - count: how many that fit there must be.
    ///   - fields: those by whose values they are counted; each combination of values must have that count.
    ///   - window: the time whose sightings count.
    /// - Returns: nil when it holds, else why it does not.
    func judge(
        _ criteria: [SightingCriterion],
        count: CountRange,
        per fields: [String],
        in window: JudgedTime
    ) -> String? {
        let fitting = sightings.filter { sighting in criteria.allSatisfy { $0.fits(sighting) } }
        if count.atLeast > 0, let early = fitting.first(where: { window.isEarly($0.time) }) {
            return "one came too early, at \(place(early)): \(window.after?.text ?? "")"
        }
        let inTime = fitting.filter { window.covers($0.time) }
        guard !fields.isEmpty else { return judge(inTime, fitting, criteria, count, window) }
        guard !inTime.isEmpty else { return count.contains(0) ? nil : tooFew(inTime, fitting, criteria, window) }
        var groups: [(values: [[String]], members: [Sighting])] = []
        for sighting in inTime {
            let values = fields.map(sighting.values)
            if let place = groups.firstIndex(where: { $0.values == values }) {
                groups[place].members.append(sighting)
            } else {
                groups.append((values, [sighting]))
            }
        }
        guard let wrong = groups.first(where: { !count.contains($0.members.count) }) else { return nil }
        let name = zip(fields, wrong.values).map { field, values in
            "\(field) \(values.map(TextMiss.quoted).joined(separator: ", "))"
        }.joined(separator: " and ")
        let lead = "\(Self.there(wrong.members.count)) with \(name), expected \(count.text(noun))"
        return copies().text(lead, wrong.members)
    }

    private func judge(
        _ inTime: [Sighting],
        _ fitting: [Sighting],
        _ criteria: [SightingCriterion],
        _ count: CountRange,
        _ window: JudgedTime
    ) -> String? {
        guard !count.contains(inTime.count) else { return nil }
        guard inTime.count < count.atLeast else {
            return copies().text("\(Self.there(inTime.count)), expected \(count.text(noun))", inTime)
        }
        return tooFew(inTime, fitting, criteria, window)
    }

    private static func there(_ count: Int) -> String { count == 1 ? "there was 1" : "there were \(count)" }

    private func tooFew(
        _ inTime: [Sighting],
        _ fitting: [Sighting],
        _ criteria: [SightingCriterion],
        _ window: JudgedTime
    ) -> String {
        var parts = ["there was none"]
        if !inTime.isEmpty {
            let shown = inTime.prefix(5).map(place).joined(separator: ", ") + (inTime.count > 5 ? ", …" : "")
            parts = ["there \(inTime.count == 1 ? "was only 1" : "were only \(inTime.count)"), at \(shown)"]
        }
        let others = fitting.filter { !window.covers($0.time) }
        guard others.isEmpty else {
            let shown = others.prefix(3).map(place).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
            let late = window.before.map { ": \($0.text)" } ?? ""
            return
                "\(parts[0]); \(others.count == 1 ? "one" : "\(others.count)") came at another time, at \(shown)\(late)"
        }
        guard let near = nearest(criteria) else { return "\(parts[0]); no other \(noun) was there" }
        return "\(parts[0]); \(near)"
    }

    /// The first that meets all criteria, or why there is none.
    func first(_ criteria: [SightingCriterion]) -> Happening {
        if let first = sightings.first(where: { sighting in criteria.allSatisfy { $0.fits(sighting) } }) {
            return .happened(first.time, "from \(first.sender)")
        }
        return .missing(nearest(criteria) ?? "no \(noun) was sent at all")
    }

    /// The sightings that miss least, each with what it misses; those that fit are left out.
    private func nearest(_ criteria: [SightingCriterion]) -> String? {
        let missing = sightings.filter { sighting in !criteria.allSatisfy { $0.fits(sighting) } }
        let ranked = NearMisses.ranked(missing) { sighting in
            criteria.count { !$0.fits(sighting) }
        } distance: { sighting in
            criteria.filter { !$0.fits(sighting) }.reduce(0) { $0 + $1.distance(sighting) }
        }
        let entries = ranked.lazy.map { sighting in
            NearMisses.Entry(
                title: "at \(place(sighting))",
                misses: criteria.filter { !$0.fits(sighting) }.map { $0.miss(sighting) }
            )
        }
        let others = missing.count == sightings.count ? "" : missing.count == 1 ? " other" : " others"
        return NearMisses(entries).text("the nearest of \(missing.count)\(others)")
    }

    private func place(_ sighting: Sighting) -> String {
        "\(sighting.time.text(since: start)) from \(sighting.sender)"
    }
}
