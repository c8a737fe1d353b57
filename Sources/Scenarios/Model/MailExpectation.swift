/// Which e-mails must have been sent.
package struct MailExpectation: Hashable, Sendable {
    /// One of the addresses it goes to.
    package let to: TextPattern?
    package let subject: TextPattern?
    /// What the whole text must look like.
    package let message: TextPattern?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        count.text("e-mail")
            + TextPattern.list([("to", to?.text), ("subject", subject?.text), ("text", message?.text)]) + timing.suffix
    }
}
