/// Who goes first among events that fall on the same instant: the outside world before scheduled commands.
package enum EventRank: UInt8, Sendable {
    /// Requests, answers, crawls, batch jobs: what happens to the workflow.
    case external = 0

    /// Commands that the workflow's own scheduler starts.
    case scheduled = 1
}
