/// The error that unwinds a process which may have no further effect.
package struct ProcessCrash: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name of the process.
    package let process: String

    package var description: String { "\(process) was stopped" }
}
