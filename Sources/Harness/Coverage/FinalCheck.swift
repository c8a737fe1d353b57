package import Simulation
package import Storage

/// A look at a finished run, such as operators take; it takes a documented branch when it finds something.
package struct FinalCheck: Sendable {
    /// The branch that is taken.
    package let branch: String
    /// How to look.
    package let look: Look

    /// Ways of looking at a finished run.
    package enum Look: Sendable {
        /// A query that must give a row; its arguments may depend on the end of the run.
        case query(String, arguments: @Sendable (SimulationInstant) -> [SQLValue])
        /// Patterns, each of which must fit a line of a log.
        case greps(log: String, [GlobPattern])
    }

    /// Makes a check.
    package init(_ branch: String, _ look: Look) {
        self.branch = branch
        self.look = look
    }

    /// Returns true when there is something to be found.
    ///
    /// - Throws: `DatabaseError` when the query is wrong.
    func finds(in events: [Event], _ session: Session, end: SimulationInstant) throws -> Bool {
        switch look {
        case .query(let sql, let arguments):
            return try !session.query(sql, arguments(end)).isEmpty
        case .greps(let log, let patterns):
            let lines = events.filter { $0.kind == .log && $0.subject.hasPrefix("\(log) ") }
            return patterns.allSatisfy { pattern in lines.contains { pattern.matches($0.detail) } }
        }
    }
}
