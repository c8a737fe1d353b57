internal import Simulation
internal import Wire

/// Something that the messages of a service are told apart by, under the name that expectations and faults know.
package struct MessageField<Message: Sendable>: Sendable {
    package let name: String
    /// What it can be; empty for anything.
    package let possible: [String]
    /// What a message has there; several where it has several, such as a mail's addresses.
    package let values: @Sendable (Message) -> [String]

    init(_ name: String, values possible: [String] = [], _ values: @escaping @Sendable (Message) -> [String]) {
        self.name = name
        self.possible = possible
        self.values = values
    }

    /// The same of the requests that bring the messages; `messages` takes them out of a request, of which there may be
    /// several in one.
    func ofRequests(_ messages: @escaping @Sendable (Arrival) -> [Message]) -> RequestAttribute {
        RequestAttribute(name, values: possible) { [values] arrival in
            var seen: Set<String> = []
            return messages(arrival).flatMap(values).filter { seen.insert($0).inserted }
        }
    }
}
