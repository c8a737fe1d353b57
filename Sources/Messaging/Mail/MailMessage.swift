package import Simulation

/// A mail that was accepted for delivery.
package struct MailMessage: Hashable, Sendable {
    /// When it was accepted.
    package let time: SimulationInstant
    /// The process that sent it.
    package let sender: String
    package let recipients: [String]
    package let subject, text: String
}
