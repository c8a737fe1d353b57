/// For how long something must be so of rows.
package enum Holding: String, CaseIterable, Sendable {
    /// From the first instant to the last.
    case always
    /// At no instant.
    case never
    /// At one instant at least.
    case eventually
}
