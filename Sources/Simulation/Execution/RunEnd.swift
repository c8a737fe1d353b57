/// Why `World.run` returned.
package enum RunEnd: Equatable, Sendable {
    /// The last instant asked for is over.
    case reachedLimit
    /// Nothing at all is left to happen.
    case idle
    /// Only periodic events are left, and a full round of them has changed nothing: no future differs from now.
    case quiescent
}
