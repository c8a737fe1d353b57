internal import Simulation

/// The messages that a messaging service has received, in order of arrival.
package final class MessageBox<Message: Sendable>: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor adds, and readers come when the world stands still.

    /// The messages so far.
    package private(set) var messages: [Message] = []

    /// The numbers of the processes that took them, one for each.
    package private(set) var servers: [Int] = []

    func add(_ message: Message, in process: SimulatedProcess) {
        guard process.isAlive, process.world.events.isRecording else { return }
        messages.append(message)
        servers.append(process.id)
    }
}

extension SimulatedProcess {
    /// The process that sent the request which this one serves, or this one's own name when nobody said.
    var caller: String {
        attributes.first { $0.name == "from" }?.value ?? name
    }
}
