import Simulation
import Storage

/// What a test's processes noted, in order.
final class Notes: @unchecked Sendable {
    // Safe although mutable: only the one world of a test writes to it.
    private(set) var all: [String] = []

    func add(_ note: String) { all.append(note) }

    /// Notes something with the second at which it happened.
    func add(_ note: String, at process: SimulatedProcess) {
        let seconds = TestWorld.start.duration(to: process.now).components.seconds
        all.append("\(seconds)s \(note)")
    }
}

extension Session {
    /// Runs a statement and returns what became of it: `ok` or MySQL's error number.
    func outcome(_ sql: String, _ arguments: [SQLValue] = []) async throws -> String {
        do {
            try await execute(sql, arguments)
            return "ok"
        } catch let error as DatabaseError {
            return "\(error.code.number)"
        }
    }

    /// The first column of all rows, as text.
    func values(_ sql: String, _ arguments: [SQLValue] = []) throws -> String {
        try query(sql, arguments).map { $0.values[0].plainDescription }.joined(separator: ",")
    }
}
