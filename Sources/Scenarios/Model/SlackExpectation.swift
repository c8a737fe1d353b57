/// Which Slack messages must have been sent.
package struct SlackExpectation: Hashable, Sendable {
    /// `info`, `warning`, `error` or `critical`.
    package let severity: String?
    /// The kind of message, the metadata's event type.
    package let kind: TextPattern?
    /// The command that sent it.
    package let command: TextPattern?
    /// The channel, the end of the webhook's path.
    package let channel: TextPattern?
    /// What the whole text must look like.
    package let message: TextPattern?
    /// Whether it was sent in a transaction that was rolled back later, if that matters.
    package let rolledBack: Bool?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        count.text("Slack message")
            + TextPattern.list([
                ("severity", severity), ("kind", kind?.text), ("command", command?.text),
                ("channel", channel?.text), ("text", message?.text),
                ("rolledBack", rolledBack?.description),
            ]) + timing.suffix
    }
}
