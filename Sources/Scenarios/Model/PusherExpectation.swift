package import Wire

/// Which Pusher events must have been sent.
package struct PusherExpectation: Hashable, Sendable {
    package let channel: TextPattern?
    package let event: TextPattern?
    /// What the event's data must contain (`JSONMatch`).
    package let data: JSONValue?
    /// Whether it was sent in a transaction that was rolled back later, if that matters.
    package let rolledBack: Bool?
    package let count: CountRange
    package let timing: Timing

    /// The expectation as a sentence.
    var text: String {
        count.text("Pusher event")
            + TextPattern.list([
                ("event", event?.text), ("channel", channel?.text), ("data", data?.text),
                ("rolledBack", rolledBack?.description),
            ])
            + timing.suffix
    }
}
