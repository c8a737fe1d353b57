import Foundation
import Harness
import Testing
import Wire

/// The failure modes of reference trend-viewer §7: each file asserts its incident, and would not pass without it.
struct IncidentTests {
    @Test(arguments: Incident.names)
    func `An incident shows exactly what its file says, and fails when that is another`(
        name: String
    ) throws {
        let incident = try Incident.json(name)
        let expectations = try #require(incident["expect"]?.array)
        let changed = try expectations.flatMap(Incident.changes)
        // One run answers both: what the file expects holds, and beside it nothing that was changed does.
        let report = try Laboratory.run(incident.with("expect", .array(expectations + changed)))
        #expect(report.scenario == name)
        #expect(report.faults.filter { !$0.held } == [])
        #expect(report.expectations.dropLast(changed.count).filter { !$0.held }.map(\.failure) == [])
        #expect(expectations.contains { $0["invariants"] == "all" }, "it does not ask for all invariants")
        #expect(!changed.isEmpty)
        for (expectation, result) in zip(changed, report.expectations.suffix(changed.count)) where result.held {
            Issue.record("holds although it was changed: \(expectation.text)")
        }
        try compare(expectations.filter { $0["stuck"] != nil }, report.stuck.filter(\.isStuck))
    }

    /// Every stuck row is named with its next actor and its cause, and no other row is stuck.
    private func compare(_ claims: [JSONValue], _ found: [StuckRow]) throws {
        #expect(!claims.isEmpty, "it does not say what is stuck")
        var stated: Int64 = 0
        for claim in claims where claim["stuck"] != "none" && claim["count"] != 0 {
            #expect(
                claim["stuck"]?["next"]?.string.map { !$0.contains("*") } == true,
                "a stuck row without its next actor"
            )
            #expect(claim["stuck"]?["why"]?.string.map { $0.count > 8 } == true, "a stuck row without its cause")
            stated += try #require(claim["count"]?.integer, "stuck rows without their number")
        }
        #expect(
            stated == Int64(found.count),
            "stuck are \(found.map { "\($0.table) \($0.id): \($0.next): \($0.why)" })"
        )
    }

    @Test(arguments: Incident.names) func `An incident does not happen without each of its causes`(name: String) throws
    {
        let incident = try Incident.json(name)
        let causes = Incident.causes(of: incident)
        #expect(!causes.isEmpty, "it has no fault, no setting and no step that could be left out")
        for cause in causes {
            // What cannot even be read, because a later step needs what an earlier one saves, does not pass either.
            guard let scenario = try? Laboratory.read(cause.left) else { continue }
            let report = try Laboratory.runner.get().run(scenario)
            #expect(report.verdict == .failed, "passes without \(cause.name)")
        }
    }
}

/// Reads the files of `Scenarios/incidents` and changes them.
enum Incident {
    /// The names of all incidents, in order.
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: Laboratory.path(folder))) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    private static let folder = "Scenarios/incidents"

    /// What an incident's file holds.
    static func json(_ name: String) throws -> JSONValue { try Laboratory.json("incidents/\(name)") }

    /// An incident with one of its causes taken out.
    struct Cause {
        let name: String
        let left: JSONValue
    }

    /// What an incident happens from: its faults, or where it has none its settings, or else its steps after the first
    /// that are more than a look; and in every case what operators do to repair it.
    static func causes(of incident: JSONValue) -> [Cause] {
        let faults = incident["faults"]?.array ?? []
        let steps = incident["steps"]?.array ?? []
        var causes = without("faults", faults.indices.map { $0 }, of: incident)
        if causes.isEmpty {
            let settings = incident["settings"]?.object ?? JSONObject()
            causes = settings.members.map { member in
                var fewer = settings
                fewer[member.key] = nil
                return Cause(name: "the setting \(member.key)", left: incident.with("settings", .object(fewer)))
            }
        }
        let repairs = steps.indices.filter { steps[$0]["request"] == nil }
        causes += without("steps", repairs, of: incident)
        if causes.isEmpty {
            let acts = steps.indices.dropFirst().filter { steps[$0]["request"]?.string?.hasPrefix("GET ") != true }
            causes = without("steps", acts.isEmpty ? [0] : Array(acts), of: incident)
        }
        return causes
    }

    private static func without(_ key: String, _ places: [Int], of incident: JSONValue) -> [Cause] {
        let all = incident[key]?.array ?? []
        return places.map { place in
            var fewer = all
            fewer.remove(at: place)
            return Cause(name: "\(key)[\(place)]", left: incident.with(key, .array(fewer)))
        }
    }

    /// The expectation with one of its values changed, in every way in which that can be done.
    ///
    /// - Throws: an error when none of the other values can be written in a scenario.
    static func changes(of expectation: JSONValue) throws -> [JSONValue] {
        if let stuck = expectation["stuck"], stuck.object != nil {
            // That a row is not stuck leaves nothing else to say of it.
            if expectation["count"] == 0 { return [expectation.with("count", 1)] }
            let others = ["next", "why"].filter { stuck[$0] != nil }.map { key in
                expectation.with("stuck", stuck.with(key, "another"))
            }
            return others + [expectation.with("count", another(expectation["count"] ?? 1))]
        }
        guard expectation["table"] != nil else { return [] }
        if expectation["absent"] != nil { return [expectation.with("absent", nil)] }
        guard let row = expectation["row"]?.object, expectation["count"]?.integer != 0 else {
            return expectation["count"].map { [expectation.with("count", another($0))] } ?? []
        }
        return try row.members.map { member in
            try #require(
                others(than: member.value).lazy.map { other in
                    expectation.with("row", .object(row).with(member.key, other))
                }.first { changed in
                    (try? Laboratory.read(Laboratory.scenario(expect: [changed.with("at", nil).with("by", nil)])))
                        != nil
                },
                "no other value for \(member.key)"
            )
        }
    }

    /// Values that a column may hold instead, of which its type decides.
    private static func others(than value: JSONValue) -> [JSONValue] {
        switch value {
        case .integer(let number): [.integer(number + 1000), .bool(number == 0)]
        case .bool(let flag): [.bool(!flag)]
        case .string(let text) where text.contains("*"): ["another", .integer(77)]
        default: ["another", .integer(77), "2020-02-02T00:00:00Z", .bool(true)]
        }
    }

    private static func another(_ count: JSONValue) -> JSONValue {
        guard case .integer(let number) = count else { return .integer(4711) }
        return .integer(number + 1000)
    }
}

extension ExpectationResult {
    fileprivate var failure: String { "\(text): \(why ?? "")" }
}
