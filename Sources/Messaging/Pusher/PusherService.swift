package import Simulation
package import Wire

/// Pusher Channels: takes events over its HTTP API and hands them to the clients subscribed to their channels.
///
/// It keeps the documented limits: 100 channels an event, names of at most 200 characters, 10 kB of data (413).
package actor PusherService: SimulatedService, HTTPService {
    /// The steps that a request passes, for faults; `deliver` is passed for each client of each channel.
    package static let steps = ["receive", "deliver"]

    /// What its requests can be told apart by: what messages can.
    package static let requests = PusherMessage.fields.map { field in field.ofRequests { messages(in: $0) } }

    /// What the step `deliver` says besides: whom it reaches.
    package static let stepAttributes = [DeclaredAttribute("client", steps: ["deliver"])]

    package nonisolated let world: World

    /// The events accepted so far, one for each channel.
    package nonisolated let box = MessageBox<PusherMessage>()

    private var subscriptions: [Subscription] = []

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - world: the world that it lives in.
    ///   - subscriptions: the clients that listen from the beginning.
    package init(world: World, subscriptions: [Subscription] = []) {
        self.world = world
        self.subscriptions = subscriptions
    }

    /// A client that listens to a channel.
    package struct Subscription: Hashable, Sendable {
        package let client, channel: String

        /// Makes the subscription of `client` to `channel`.
        package init(client: String, channel: String) {
            self.client = client
            self.channel = channel
        }
    }

    /// Lets a client listen to a channel from now on; subscribing twice changes nothing.
    package func subscribe(_ subscription: Subscription) {
        guard !subscriptions.contains(subscription) else { return }
        subscriptions.append(subscription)
    }

    package nonisolated var requestAttributes: [RequestAttribute] { Self.requests }

    /// The events that a request brings, one for each channel; none where Pusher refuses it.
    private static func messages(in arrival: Arrival) -> [PusherMessage] {
        guard let trigger = try? PusherTrigger(body: arrival.request.body) else { return [] }
        return trigger.channels.map { channel in
            PusherMessage(
                time: arrival.time,
                sender: arrival.sender,
                channel: channel,
                event: trigger.name,
                data: trigger.data,
                deliveredTo: [],
                lostFor: []
            )
        }
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        let segments = request.segments
        guard segments.count == 3, segments[0] == "apps", segments[2] == "events" else {
            return HTTPResponse(404, json: ["error": "unknown path"])
        }
        guard request.method == .post else { return HTTPResponse(405, json: ["error": "only POST is allowed"]) }
        try await process.step("receive", failsHere: true)
        let trigger: PusherTrigger
        do throws(PusherTrigger.Refusal) {
            trigger = try PusherTrigger(body: request.body)
        } catch {
            return HTTPResponse(error.status, json: ["error": .string(error.message)])
        }
        var lost: [String] = []
        for channel in trigger.channels {
            lost += try await publish(trigger, on: channel, process)
        }
        // The real service says nothing of connections: the member is there only when one was lost.
        guard !lost.isEmpty else { return HTTPResponse(200, json: [:]) }
        return HTTPResponse(200, json: ["undelivered": .array(lost.map { .string($0) })])
    }

    /// Hands an event to the clients of a channel, and returns those whose connection failed.
    private func publish(
        _ trigger: PusherTrigger,
        on channel: String,
        _ process: SimulatedProcess
    ) async throws -> [String] {
        var delivered: [String] = []
        var lost: [String] = []
        for subscription in subscriptions where subscription.channel == channel {
            let attributes = [
                FaultAttribute("client", subscription.client), FaultAttribute("channel", channel),
            ]
            do {
                try await process.step("deliver", attributes)
                delivered.append(subscription.client)
            } catch is InjectedFailure {
                lost.append(subscription.client)
            }
        }
        let message = PusherMessage(
            time: process.now,
            sender: process.caller,
            channel: channel,
            event: trigger.name,
            data: trigger.data,
            deliveredTo: delivered,
            lostFor: lost
        )
        box.add(message, in: process)
        process.record(.pusher, "\(channel) \(trigger.name)", trigger.data)
        return lost
    }
}
