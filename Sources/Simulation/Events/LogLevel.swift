/// How serious a log line is, in the words of the PSR-3 logger that Laravel uses.
package enum LogLevel: String, Hashable, Sendable, CaseIterable {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARNING"
    case error = "ERROR"
    case critical = "CRITICAL"
}

extension EventKind {
    /// A line written to a log: the subject is `<log> <LEVEL>`, the detail is the message.
    package static let log = EventKind(rawValue: "log")
}

extension SimulatedProcess {
    /// Writes a line to a log, such as `laravel` or a service's own.
    package func log(_ level: LogLevel, to log: String, _ message: @autoclosure () -> String) {
        guard isAlive else { return }
        record(.log, "\(log) \(level.rawValue)", message())
    }
}
