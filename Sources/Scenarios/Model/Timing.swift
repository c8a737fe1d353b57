/// When an expectation is judged.
package enum Timing: Hashable, Sendable {
    /// When the run has ended; of messages and requests, the whole run counts.
    case atEnd
    /// True at some instant up to this one; of messages and requests, those up to this one count.
    case by(Moment)
    /// True when this instant is over; of messages and requests, those of this very instant count.
    case at(Moment)
    /// True at some instant from the first to the last of these; of messages and requests, those of this time count.
    case between(Moment, Moment)

    /// The timing at the end of a sentence: ` by 02:00`, or nothing for the end of the run.
    var suffix: String {
        switch self {
        case .atEnd: ""
        case .by(let moment): " by \(moment)"
        case .at(let moment): " at \(moment)"
        case .between(let first, let last): " between \(first) and \(last)"
        }
    }
}
