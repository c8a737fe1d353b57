package import Simulation
import Storage
import Wire

/// A run record that was read: its report, its tables at any instant, and answers to statements.
///
/// A file may be anything: what is not as `RunRecordWriter` writes it ends in a `RunRecordProblem`.
package final class RunRecordReader {
    /// What the run came to; its wall time is 0, since a record has none.
    package let report: RunReport

    /// The text of the scenario's file.
    package let scenarioText: String

    /// The version of tvsim that wrote the record.
    package let version: String

    private let bytes: [UInt8]

    /// Reads a record.
    ///
    /// - Throws: `RunRecordProblem` when the bytes are none, or a damaged one.
    package init(_ bytes: [UInt8]) throws(RunRecordProblem) {
        guard let stamp = SQLiteFile.Stamp(header: bytes), stamp.application == RecordShape.stamp.application else {
            throw RunRecordProblem("it is not a run record; 'tvsim run FILE --record RUN.tvrun' writes one")
        }
        self.bytes = bytes
        do {
            let file = try SQLiteFile()
            try file.attach(bytes, as: "record")
            let rows = RecordRows(file: file)
            try rows.checkPlainness()
            try rows.checkShape(version: stamp.version)
            report = try rows.report()
            (scenarioText, version) = try rows.source()
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    /// Reads back everything that the run left: the values that the run itself had when it was written down.
    ///
    /// - Returns: what the run left.
    /// - Throws: `RunRecordProblem` when the record contradicts itself, or was written before it held all of this.
    package func capture() throws(RunRecordProblem) -> RunCapture {
        do {
            let file = try SQLiteFile()
            try file.attach(bytes, as: "record")
            return try RecordRows(file: file).capture()
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }

    /// Lays the tables of every schema out as they were at an instant, under their schemas' names.
    ///
    /// The record itself stands beside them as `record`. A plain table name means the first schema that has it.
    ///
    /// - Parameter instant: when; nil for the end of the run.
    /// - Returns: the tables.
    /// - Throws: `RunRecordProblem` when the record contradicts itself, or when the instant is not in the run.
    package func tables(at instant: SimulationInstant? = nil) throws(RunRecordProblem) -> RecordedTables {
        if let instant, instant < report.start || instant > report.end {
            throw RunRecordProblem(
                "\(instant.isoText) is not in the run, which goes from \(report.start.isoText) to \(report.end.isoText)"
            )
        }
        do {
            return try RecordedTables(bytes, at: instant, end: report.end)
        } catch {
            throw RunRecordProblem(damage: error)
        }
    }
}

/// Why a file cannot be read as a run record.
package struct RunRecordProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// How the run was made, when the record only has another form than this program reads; nil for other problems.
    package let origin: RecordOrigin?

    init(_ description: String) {
        self.description = description
        origin = nil
    }

    /// A record of another form, which is not damaged: an earlier or a later tvsim wrote it.
    init(missing what: String, _ origin: RecordOrigin) {
        let writer = origin.version.map { "was written by tvsim \($0) and " } ?? ""
        description = "it \(writer)\(what), and this tvsim reads version \(RecordShape.stamp.version) of it"
        self.origin = origin
    }

    init(damage: any Error) {
        if let problem = damage as? RunRecordProblem {
            self = problem
            return
        }
        let reason = (damage as? SQLMistake)?.message ?? "\(damage)"
        self.init("the run record is damaged: \(reason)")
    }
}
