/// The process in whose name the harness itself looks at a world's tables; it is no part of what is simulated.
package enum Observer {
    /// The name that no other process of a run has.
    package static let name = "observer"
}
