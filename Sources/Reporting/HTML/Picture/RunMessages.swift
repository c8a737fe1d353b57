internal import Harness
internal import Simulation

/// The messages of a run in the order of their arrival, without those by which runs with nothing to do told so.
struct RunMessages {
    private(set) var shown: [RunMessage] = []
    /// The place of each message that is shown, by the number of its event.
    private(set) var places: [Int: Int] = [:]

    init(_ capture: RunCapture, idle: Set<Int>) {
        let messages = capture.messages
        for event in capture.events {
            guard let message = messages[event.sequence], !idle.contains(event.processID) else { continue }
            places[event.sequence] = shown.count
            shown.append(message)
        }
    }
}
