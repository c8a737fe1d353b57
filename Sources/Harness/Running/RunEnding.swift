import Messaging
import Simulation
import Wire

/// How things stood when a run ended, before the world went on to see what would still move.
struct RunEnding {
    let end: SimulationInstant
    let digest: String
    /// How many row changes had been committed.
    let changes: Int
    let exchanges: [HTTPExchange]
    let slack: [SlackMessage]
    let pusher: [PusherMessage]
    let mail: [MailMessage]
    let faults: [FaultOutcome]
}
