import Scenarios
import Simulation
import Storage
import Wire

/// Writes the rows that a scenario gives, in whatever order they stand there.
struct GivenWriter {
    /// The name of the process that writes them, which is how others know a given row.
    static let process = "given"

    /// The columns that every row of the documents has, and that nobody wants to write.
    static let timestamps = ["created_at", "updated_at"]

    let session: Session
    let catalog: Catalog

    /// Writes the rows of all tables; a row may stand before the one that it refers to.
    ///
    /// - Throws: `GivenProblem` for the first row that the database refuses, or what stops the process itself.
    func write(_ tables: [Given.TableRows]) async throws {
        var waiting = tables.flatMap { table in table.rows.map { (table: table.table, row: $0) } }
        while !waiting.isEmpty {
            var refused: [(table: String, row: Given.Row)] = []
            for (table, row) in waiting {
                do {
                    try await insert(row, into: table)
                } catch let error as DatabaseError where error.code == .foreignKey {
                    refused.append((table, row))
                } catch let error as DatabaseError {
                    throw GivenProblem(what: "a row of \(table)", position: row.position, reason: error.message)
                }
            }
            // A round that has written nothing would be followed by others like it.
            if refused.count == waiting.count { throw try missing(refused[0].row, of: refused[0].table) }
            waiting = refused
        }
    }

    private func insert(_ row: Given.Row, into table: String) async throws {
        // A given row takes the place of one that the schema begins with, such as a mall.
        if let id = row.cells.first(where: { $0.column == "id" }) {
            _ = try await session.execute("DELETE FROM \(table) WHERE id = ?", [SQLValue(id.value)])
        }
        let times = Self.timestamps.filter { column in
            catalog.table(table)?.columns.contains { $0.name == column } == true
                && !row.cells.contains { $0.column == column }
        }
        let columns = row.cells.map(\.column) + times
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        _ = try await session.execute(
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))",
            row.cells.map { SQLValue($0.value) } + times.map { _ in SQLValue(session.process.now) }
        )
    }

    /// Says which of the rows that a row refers to is not there.
    private func missing(_ row: Given.Row, of table: String) throws -> GivenProblem {
        func problem(_ reason: String) -> GivenProblem {
            GivenProblem(what: "a row of \(table)", position: row.position, reason: reason)
        }
        guard let owner = catalog.table(table) else { return problem("there is no such table") }
        for parent in owner.parents {
            let name = table.prefix { $0 != "." } + ".\(parent.table)"
            guard let cell = row.cells.first(where: { $0.column == owner.columns[parent.column].name }),
                try session.query("SELECT 1 FROM \(name) WHERE id = ?", [SQLValue(cell.value)]).isEmpty
            else { continue }
            return problem("\"\(cell.column)\" is \(cell.written), and no row of \(name) has that id")
        }
        return problem("a row that it refers to is not there")
    }
}
