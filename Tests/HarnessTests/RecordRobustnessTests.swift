import Harness
import Scenarios
import Simulation
import Testing
import Wire

@testable import Storage

/// Records that were damaged or made by hand: each is read, or refused with a sentence.
@Suite struct RecordRobustnessTests {
    private static let record = Result {
        let run = try Laboratory.runner.get().prepare(
            Laboratory.read(Laboratory.scenario(until: "01:30", expect: [["invariants": "all"]]))
        )
        run.keepsCapture = true
        let report = try run.run()
        let capture = try #require(run.capture)
        return try RunRecordWriter.bytes(of: report, capture, scenarioText: "{}", version: "1")
    }

    /// Reads everything that the views of `tvsim inspect` read.
    private func look(at bytes: [UInt8]) {
        do throws(RunRecordProblem) {
            let reader = try RunRecordReader(bytes)
            let run = try reader.run()
            let middle = SimulationInstant(nanoseconds: run.report.start.nanoseconds + 45 * 60_000_000_000)
            for name in ["wishlist_dataset_histories#1", "datasets#1", "summary_wishlist_products#1"] {
                do throws(RunRecordProblem) { _ = try RowLifeReader(run).life(of: name) } catch {}
            }
            _ = RunComparison(run, run).difference()
            let tables = try reader.tables(at: middle)
            _ = try tables.summaries().map { try? tables.rows(of: $0) }
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test(arguments: 0..<300) func `no bytes of a record can crash a reader`(number: Int) throws {
        var bytes = try Self.record.get()
        let chance = Chance(seed: UInt64(number))
        func draw(_ name: String, below limit: Int) -> Int { Int(chance.number(below: UInt64(limit), name)) }
        if number % 10 == 0 { bytes.removeLast(draw("cut", below: bytes.count)) }
        for place in 0..<(1 + number % 9) where !bytes.isEmpty {
            bytes[draw("place \(place)", below: bytes.count)] = UInt8(draw("byte \(place)", below: 256))
        }
        look(at: bytes)
    }

    /// Statements that write what no writer of records writes.
    private static let statements: [String] = {
        let columns = RecordShape.tables.flatMap { table in
            table.columns.map { (table.name, String($0.prefix { $0 != " " })) }
        }
        let values = ["NULL", "-1", "9223372036854775807", "1e308", "'x'", "''", "x'ff'", "'[{}]'", "'{\"a\":[1'"]
        let wrong = columns.enumerated().flatMap { index, column in
            [values[index % values.count], values[(index * 4 + 1) % values.count]].map {
                "UPDATE OR IGNORE record.\(column.0) SET \(column.1) = \($0)"
            }
        }
        return wrong + RecordShape.tables.flatMap { ["DELETE FROM record.\($0.name)", "DROP TABLE record.\($0.name)"] }
            + [
                "UPDATE record.tables SET stored_as = name", "UPDATE record.tables SET name = 'a.b.c'",
                "UPDATE record.tables SET name = '\"; DROP'", "UPDATE record.columns SET name = 'id'",
                "UPDATE record.columns SET type = 'TEXT); DROP TABLE x; --'", "DROP TABLE record.gb_console__users",
                "UPDATE record.looks SET conditions = json_array(json_object('name','a','sql','EXISTS (WITH RECURSIVE t(x) AS "
                    + "(SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t WHERE x < 0)','arguments',json_array(),"
                    + "'needs','a','shows','1'))",
                "UPDATE record.looks SET change_count = 1000000000000", "UPDATE record.looks SET table_name = 'x; y'",
                "ALTER TABLE record.http ADD COLUMN more TEXT",
                "INSERT INTO record.events SELECT sequence + 100000, time, process, process_id, kind, subject, detail "
                    + "FROM record.events",
            ]
    }()

    @Test(arguments: statements) func `no values in a record can crash a reader`(statement: String) throws {
        look(at: try edited(statement))
    }

    @Test(arguments: [
        "DROP TABLE record.gb_console__users; CREATE VIEW record.gb_console__users AS WITH RECURSIVE t(x) AS "
            + "(SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t",
        "CREATE TABLE record.odd (a, b AS (a + 1))",
        "CREATE TRIGGER record.odd AFTER DELETE ON run BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE record.odd USING fts5(a)",
    ]) func `a record that would run statements is refused`(statement: String) throws {
        let bytes = try edited(statement)
        #expect {
            try RunRecordReader(bytes)
        } throws: { error in
            "\(error)".contains("more than plain tables") || "\(error)".contains("damaged")
        }
    }

    @Test(arguments: [
        ("DROP TABLE record.looks", "lacks the table looks of the format", true),
        ("ALTER TABLE record.looks DROP COLUMN picked", "lacks the column looks.picked of the format", true),
        ("ALTER TABLE record.run DROP COLUMN options", "lacks the column run.options of the format", false),
    ]) func `a record of another form says how it was made`(statement: String, what: String, isComplete: Bool) throws {
        let bytes = try edited(statement)
        let problem = try #require(throws: RunRecordProblem.self) { try RunRecordReader(bytes) }
        #expect(problem.description.hasPrefix("it was written by tvsim 1 and \(what), and this tvsim reads version "))
        #expect(problem.origin?.words?.first == "run")
        #expect(problem.origin?.isComplete == isComplete)
    }

    @Test func `a column that may be NULL may be missing`() throws {
        let bytes = try edited("ALTER TABLE record.looks DROP COLUMN own_rows")
        #expect(try !RunRecordReader(bytes).capture().looks.isEmpty)
    }

    /// The record after a statement; a statement that SQLite refuses leaves it as it was.
    private func edited(_ statement: String) throws -> [UInt8] {
        let file = try SQLiteFile()
        try file.attach(try Self.record.get(), as: "record")
        do throws(SQLMistake) { try file.execute(statement) } catch {}
        return try file.connection.serialize("record")
    }
}
