import Simulation
package import Storage
import Wire

/// Writes a run down as a SQLite file (design §7): everything that happened, what was judged, and the final tables.
///
/// The bytes depend on the run, the program's version and SQLite's alone: there is no wall time in a record.
package struct RunRecordWriter {
    let report: RunReport
    let capture: RunCapture
    let file: SQLiteFile

    /// Returns the bytes of a run's record.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - capture: what it left.
    ///   - scenarioText: the scenario's file.
    ///   - version: the version of tvsim.
    /// - Returns: the bytes of the file.
    /// - Throws: `SQLMistake` when there is no memory for it.
    package static func bytes(
        of report: RunReport,
        _ capture: RunCapture,
        scenarioText: String,
        version: String
    ) throws(SQLMistake) -> [UInt8] {
        let writer = try RunRecordWriter(report: report, capture: capture, file: SQLiteFile())
        try writer.file.stamp(RecordShape.stamp)
        try writer.file.execute("BEGIN;" + RecordShape.tables.map(\.sql).joined())
        try writer.writeRun(scenarioText: scenarioText, version: version)
        try writer.writeHappenings()
        try writer.writeMessages()
        try writer.writeVerdict()
        try writer.writeTables()
        try writer.file.execute("COMMIT")
        return try writer.file.bytes()
    }

    private func writeRun(scenarioText: String, version: String) throws(SQLMistake) {
        let row: [SQLValue] = [
            .text(version), .integer(Int64(RecordShape.stamp.version)), .text(report.scenario),
            SQLValue(report.description), .text(report.file), .text(scenarioText), .text(report.system),
            .text("\(report.seed)"), .text(report.digest), .text(report.verdict.rawValue),
            RecordText.time(report.start),
            RecordText.time(report.end), .real(report.virtualSeconds), SQLValue(report.events),
            report.canary.map { SQLValue($0.held) } ?? .null, SQLValue(report.canary?.reason),
            SQLValue(report.canary?.why), SQLValue(report.caseName), RecordText.list(report.options),
        ]
        try file.insert(into: "run", [row])
        try file.insert(into: "settings", capture.settings.map { [.text($0.name), .text($0.value)] })
    }

    // MARK: The verdict

    private func writeVerdict() throws(SQLMistake) {
        try file.insert(
            into: "expectations",
            report.expectations.enumerated().map { index, result in
                [
                    SQLValue(index + 1), .text(result.text), SQLValue(result.held), SQLValue(result.why),
                    SQLValue(result.line), SQLValue(result.file),
                ]
            }
        )
        try file.insert(
            into: "invariants",
            report.invariants.map { result in
                [
                    .text(result.id), .text(result.text), SQLValue(result.held), SQLValue(result.isJudged),
                    SQLValue(result.why),
                ]
            }
        )
        try file.insert(
            into: "stuck",
            report.stuck.enumerated().map { index, row in
                [
                    SQLValue(index + 1), .text(row.table), .integer(row.id), .text(row.state),
                    RecordText.time(row.since),
                    .text(row.next), .text(row.why), SQLValue(row.isStuck),
                ]
            }
        )
        try file.insert(
            into: "faults",
            report.faults.enumerated().map { index, fault in
                [
                    SQLValue(index + 1), .text(fault.id), SQLValue(fault.fired), .text(fault.effect),
                    SQLValue(fault.held),
                    SQLValue(fault.line), .text(fault.text), SQLValue(fault.file),
                ]
            }
        )
    }
}
