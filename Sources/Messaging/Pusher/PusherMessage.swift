package import Simulation
package import Wire

/// One event on one channel, as Pusher accepted it.
package struct PusherMessage: Hashable, Sendable {
    /// When it arrived.
    package let time: SimulationInstant
    /// The process that sent it.
    package let sender: String
    package let channel: String
    /// The name of the event, such as `dataset.completed`.
    package let event: String
    /// The data as it was sent, and as JSON when it is some.
    package let data: String
    package let payload: JSONValue?
    /// The subscribed clients that got it, and those whose connection failed, in the order of subscribing.
    package let deliveredTo, lostFor: [String]

    /// Makes a message; its payload is the data where that is JSON.
    package init(
        time: SimulationInstant,
        sender: String,
        channel: String,
        event: String,
        data: String,
        deliveredTo: [String],
        lostFor: [String]
    ) {
        self.time = time
        self.sender = sender
        self.channel = channel
        self.event = event
        self.data = data
        payload = try? JSONValue(parsing: Array(data.utf8))
        self.deliveredTo = deliveredTo
        self.lostFor = lostFor
    }

    /// What a message can be told apart by, in expectations and in faults.
    package static let fields: [MessageField<PusherMessage>] = [
        MessageField("event") { [$0.event] },
        MessageField("channel") { [$0.channel] },
    ]
}
