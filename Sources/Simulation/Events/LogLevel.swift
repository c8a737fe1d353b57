/// How serious a log line is, in the words of the PSR-3 logger that Laravel uses.
package enum LogLevel: String, Hashable, Sendable, CaseIterable {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARNING"
    case error = "ERROR"
    case critical = "CRITICAL"

    /// True for what should not happen in a run that goes well.
    package var isTrouble: Bool {
        switch self {
        case .debug, .info: false
        case .warning, .error, .critical: true
        }
    }
}

extension EventKind {
    /// A line written to a log: the subject is `<log> <LEVEL>`, the detail is the message.
    package static let log = EventKind(rawValue: "log")
}

extension Event {
    /// The level of a line of a log; nil for an event of another kind.
    package var logLevel: LogLevel? {
        guard kind == .log, let space = subject.lastIndex(of: " ") else { return nil }
        return LogLevel(rawValue: String(subject[subject.index(after: space)...]))
    }
}

extension SimulatedProcess {
    /// Writes a line to a log, such as `laravel` or a service's own.
    package func log(_ level: LogLevel, to log: String, _ message: @autoclosure () -> String) {
        guard isAlive else { return }
        record(.log, log + " " + level.rawValue, message())
    }
}
