package import Simulation

/// In what two recorded runs differ.
package struct RunDifference: Sendable {
    /// Something that both runs have, with what each says of it; nil where one has none.
    package struct Item: Sendable, Equatable {
        /// What it is: `seed`, `setting crawl.duration`, `status`.
        package let name: String
        package let one: String?
        package let other: String?
    }

    /// The first event that is not the same in both.
    package struct Divergence: Sendable {
        /// The place of the event, from 0; every event before it is the same.
        package let place: Int
        /// The last events that both have.
        package let before: [Event]
        /// The events from there on, as far as they are shown; empty where a run has ended.
        package let one: [Event]
        package let other: [Event]
        /// What the process of the first run's event did next in the second, and the other way round.
        package let oneInOther: Event?
        package let otherInOne: Event?
    }

    /// One row of a table that is not the same at the end.
    package struct RowItem: Sendable {
        package let id: Int64
        /// What each has: the columns that differ, or the whole row where one run has none.
        package let columns: [Item]
        /// Which of the runs have the row.
        package let isInOne: Bool
        package let isInOther: Bool
    }

    /// The rows of one table that differ.
    package struct TableItem: Sendable {
        package let table: String
        package let rows: [RowItem]
    }

    /// What was run: scenario, system, version, seed, settings.
    package let origins: [Item]
    package let divergence: Divergence?
    package let tables: [TableItem]
    /// Verdicts of the run, expectations, invariants, faults and stuck rows.
    package let verdicts: [Item]
    /// Requests that ended otherwise: their outcomes in order, by sender and route.
    package let exchanges: [Item]

    /// True when the runs are the same in everything that happened and everything that came of it, whatever was run.
    package var isEmpty: Bool {
        divergence == nil && tables.isEmpty && verdicts.isEmpty && exchanges.isEmpty
    }
}
