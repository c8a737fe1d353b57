import Simulation
import Wire

/// Writes `storage/logs/laravel.log`, in the format that the operators' greps expect (reference trend-viewer §6.4).
///
/// A line is `[YYYY-MM-DD HH:MM:SS] production.LEVEL: <title> <message> {context}`; times are UTC.
struct LaravelLog {
    let process: SimulatedProcess
    let title: String

    /// Writes one line.
    func write(_ level: LogLevel, _ message: String, _ context: JSONObject = JSONObject()) {
        process.log(level, to: "laravel", Self.line(process.now, level, "\(title) \(message)", context))
    }

    func info(_ message: String, _ context: JSONObject = JSONObject()) { write(.info, message, context) }
    func warning(_ message: String, _ context: JSONObject = JSONObject()) { write(.warning, message, context) }
    func error(_ message: String, _ context: JSONObject = JSONObject()) { write(.error, message, context) }

    static func line(_ time: SimulationInstant, _ level: LogLevel, _ message: String, _ context: JSONObject) -> String {
        let tail = context.members.isEmpty ? "" : " \(JSONValue.object(context).text)"
        return "[\(time.sqlText)] production.\(level.rawValue): \(message)\(tail)"
    }
}
