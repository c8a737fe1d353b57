package import Messaging
package import Simulation
package import Storage
package import Wire

/// The whole life of one row in a recorded run, in the order of events.
package struct RowLife: Sendable {
    /// One column of a change: what it was and what it became, in words where there are any.
    package struct Cell: Sendable {
        package let column: String
        /// Nil where the row came into being, or went.
        package let old: String?
        package let new: String?
        /// How long the old value had stood, when it is known.
        package let stood: Duration?
    }

    /// One thing that happened to the row, or that speaks of it.
    package enum Happening: Sendable {
        case change(RowChange, [Cell])
        case look(RowLook)
        /// A request, with its number in the record, which is counted from 1.
        case exchange(HTTPExchange, number: Int)
        case slack(SlackMessage)
        case pusher(PusherMessage)
        case mail(MailMessage)
    }

    /// How long a column with words held one value.
    package struct Standing: Sendable {
        package let column: String
        package let word: String
        package let from: SimulationInstant
        /// Nil when it stood to the end of the run.
        package let to: SimulationInstant?
        /// Who wrote it; nil for what was there before the first change.
        package let writer: String?
    }

    package let table: String
    package let id: Int64
    /// A text that only this row has, such as its slug.
    package let title: String?
    package let happenings: [Happening]
    package let standings: [Standing]
    /// The row at the end with its words; nil when it is gone.
    package let final: [(column: String, value: String)]?
    /// What the verdict says of it, when it was unfinished at the end.
    package let stuck: StuckRow?
}
