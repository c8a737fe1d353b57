/// What a fault does where it strikes (reference trend-viewer §7, end; design §6).
package enum FaultAction: Hashable, Sendable {
    // Of a call.
    /// The connection is refused at once: the request never arrives.
    case refuse
    /// The request never arrives and no answer comes: the caller waits until its time is up.
    case timeoutBeforeAccept
    /// The request is handled, its answer is lost: the caller waits until its time is up.
    case timeoutAfterAccept
    /// The request is answered with this status and an error body, and not handled.
    case status(Int)
    /// The answer, or the step of a process, takes this much longer.
    case slow(Duration)
    /// Only the first items of the request are handled.
    case partial(Int)
    /// The request is handled, the answer's body is this text instead.
    case wrongBody(String)

    // Of a message, which is a call that nobody waits for.
    /// The message is lost.
    case drop
    /// The message arrives twice.
    case duplicate
    /// The message arrives this much later.
    case delay(Duration)

    // Of a write.
    /// The statement fails and changes nothing.
    case failWrite
    /// The process crashes just before the statement.
    case crashBefore
    /// The process crashes just after the statement.
    case crashAfter

    // Of a process.
    /// The process fails in its own documented way, with this error code.
    case fail(code: String)
    /// The process crashes at the step.
    case crash
    /// The process stops at the step for ever.
    case hang

    // Of the clock and the scheduler.
    /// The service's clock is wrong by this much.
    case skew(Duration)
    /// The scheduler leaves the run out.
    case skip
    /// The scheduler starts the run twice.
    case overlap

    /// The word for the action in a scenario file.
    package var name: String {
        switch self {
        case .refuse: "refuse"
        case .timeoutBeforeAccept, .timeoutAfterAccept: "timeout"
        case .status: "status"
        case .slow: "slow"
        case .partial: "partial"
        case .wrongBody: "wrongBody"
        case .drop: "drop"
        case .duplicate: "duplicate"
        case .delay: "delay"
        case .failWrite: "failWrite"
        case .crashBefore: "crashBefore"
        case .crashAfter: "crashAfter"
        case .fail: "fail"
        case .crash: "crash"
        case .hang: "hang"
        case .skew: "skew"
        case .skip: "skip"
        case .overlap: "overlap"
        }
    }
}
