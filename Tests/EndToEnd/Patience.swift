import Dispatch
import Foundation

/// Kills a process that does not end in any time that a busy machine could need: what hangs fails its test, and no other.
struct Patience {
    private static let limit = DispatchTimeInterval.seconds(600)
    private let process: Process
    private let alarm = DispatchSource.makeTimerSource()

    /// Watches over a process that has been started.
    init(with process: Process) {
        self.process = process
        let number = process.processIdentifier
        alarm.schedule(deadline: .now() + Self.limit)
        alarm.setEventHandler { kill(number, SIGKILL) }
        alarm.activate()
    }

    /// Stops watching, and ends the process where it still runs.
    func end() {
        alarm.cancel()
        if process.isRunning { process.terminate() }
    }
}
