/// Which e-mails must have been sent.
package struct MailExpectation: Hashable, Sendable {
    /// One of the addresses it goes to.
    package let to: TextPattern?
    package let subject: TextPattern?
    /// What the whole text must look like.
    package let message: TextPattern?
    /// Whether it was sent in a transaction that was rolled back later, if that matters.
    package let rolledBack: Bool?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        count.text("e-mail")
            + TextPattern.list([
                ("to", to?.text), ("subject", subject?.text), ("text", message?.text),
                ("rolledBack", rolledBack?.description),
            ]) + timing.suffix
    }
}
