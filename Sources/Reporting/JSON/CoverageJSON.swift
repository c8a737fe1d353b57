package import Harness
internal import Scenarios
package import Wire

/// What scenarios reach, for programs; the grammar is in docs/json.md.
package enum CoverageJSON {
    /// The report of all systems as one object.
    ///
    /// - Parameters:
    ///   - reports: one report a system.
    ///   - runs: the runs that were made, as `RunJSON` writes them.
    ///   - missingOnly: true to leave out what is reached.
    /// - Returns: the object.
    package static func document(_ reports: [CoverageReport], runs: [JSONValue], missingOnly: Bool) -> JSONValue {
        func list<Entry: CoverageEntry>(
            _ entries: (CoverageReport) -> [Entry],
            _ members: (Entry) -> [(String, JSONValue)]
        ) -> JSONValue {
            .array(
                reports.flatMap { report in
                    entries(report).filter { !(missingOnly && $0.isGood) }.map { entry in
                        .object(JSONObject(members(entry) + [("system", .string(report.system))]))
                    }
                }
            )
        }
        return .object(
            JSONObject([
                ("version", .integer(RunJSON.version)),
                ("complete", .bool(reports.allSatisfy(\.isComplete))),
                ("branches", list(\.branches, branch)),
                ("transitions", list(\.transitions, transition)),
                ("commands", list(\.commands, command)),
                ("faults", list(\.faults, fault)),
                ("incidents", list(\.incidents, incident)),
                ("runs", .array(runs)),
            ])
        )
    }

    private static func branch(_ branch: CoverageReport.Branch) -> [(String, JSONValue)] {
        [
            ("id", .string(branch.point.id)), ("document", .string(branch.point.document)),
            ("place", .string(branch.point.place)), ("text", .string(branch.point.text)),
            ("scenarios", names(branch.scenarios)),
        ]
    }

    private static func transition(_ transition: CoverageReport.Transition) -> [(String, JSONValue)] {
        [
            ("status", .string(transition.status)), ("text", .string(transition.text)),
            ("legal", .bool(transition.isLegal)), ("scenarios", names(transition.scenarios)),
            ("byOperator", names(transition.byOperator)), ("refused", names(transition.refused)),
        ]
    }

    private static func command(_ end: CoverageReport.CommandEnd) -> [(String, JSONValue)] {
        [
            ("command", .string(end.command)), ("outcome", .string(end.end.rawValue)),
            ("scenarios", names(end.scenarios)),
        ]
    }

    private static func fault(_ fault: CoverageReport.Fault) -> [(String, JSONValue)] {
        [
            ("on", .string(fault.target)), ("do", .string(fault.verb.rawValue)), ("scenarios", names(fault.scenarios)),
        ]
    }

    private static func incident(_ shown: CoverageReport.Shown) -> [(String, JSONValue)] {
        [
            ("id", .string(shown.incident.id)), ("text", .string(shown.incident.text)),
            ("scenarios", names(shown.scenarios)),
        ]
    }

    private static func names(_ scenarios: [String]) -> JSONValue { .array(scenarios.map { .string($0) }) }
}
