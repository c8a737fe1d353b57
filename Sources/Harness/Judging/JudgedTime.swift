import Scenarios
import Simulation

/// The time that an expectation on messages, log lines or calls looks at.
struct JudgedTime {
    /// A border that an expectation names: when it is, and what it is in words.
    struct Border {
        let instant: SimulationInstant
        /// What stands there: `02:00`, or `a Slack message with severity error came at 01:10 from dataset:get-status`.
        let text: String
    }

    let timing: Timing
    /// Nothing that fits may come before this.
    var after: Border?
    /// What comes from this on does not count.
    var before: Border?

    /// Returns true when something sent at `instant` counts.
    func covers(_ instant: SimulationInstant) -> Bool {
        let isWithin =
            switch timing {
            case .atEnd: true
            case .by(let moment): instant <= moment.instant
            case .at(let moment): instant == moment.instant
            case .between(let first, let last): instant >= first.instant && instant <= last.instant
            }
        return isWithin && !isEarly(instant) && !isLate(instant)
    }

    /// Returns true when something sent at `instant` came before it may.
    func isEarly(_ instant: SimulationInstant) -> Bool { after.map { instant < $0.instant } ?? false }

    /// Returns true when something sent at `instant` came too late to count.
    func isLate(_ instant: SimulationInstant) -> Bool { before.map { instant >= $0.instant } ?? false }
}
