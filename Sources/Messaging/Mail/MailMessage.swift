package import Simulation

/// A mail that was accepted for delivery.
package struct MailMessage: Hashable, Sendable {
    /// When it was accepted.
    package let time: SimulationInstant
    /// The process that sent it.
    package let sender: String
    package let recipients: [String]
    package let subject, text: String

    /// Makes a mail.
    package init(time: SimulationInstant, sender: String, recipients: [String], subject: String, text: String) {
        self.time = time
        self.sender = sender
        self.recipients = recipients
        self.subject = subject
        self.text = text
    }

    /// What a mail can be told apart by, in expectations and in faults.
    package static let fields: [MessageField<MailMessage>] = [
        MessageField("to") { $0.recipients },
        MessageField("subject") { [$0.subject] },
        MessageField("text") { [$0.text] },
    ]
}
