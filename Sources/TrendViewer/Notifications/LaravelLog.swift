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
        process.log(level, to: "laravel", line(level, message, context))
    }

    func info(_ message: String, _ context: JSONObject = JSONObject()) { write(.info, message, context) }
    func warning(_ message: String, _ context: JSONObject = JSONObject()) { write(.warning, message, context) }
    func error(_ message: String, _ context: JSONObject = JSONObject()) { write(.error, message, context) }

    private func line(_ level: LogLevel, _ message: String, _ context: JSONObject) -> String {
        var line = TextBuffer(capacity: 256)
        line.add(ascii: "[")
        line.add(process.world.nowSQLText)
        line.add("] production.")
        line.add(level.rawValue)
        line.add(": ")
        line.add(title)
        line.add(ascii: " ")
        line.add(message)
        if !context.members.isEmpty {
            line.add(ascii: " ")
            line.add(context)
        }
        return line.text
    }
}
