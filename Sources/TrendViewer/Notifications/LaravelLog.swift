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
        let context = context.members.isEmpty ? "" : JSONValue.object(context).text
        var line = "["
        // Put together piece by piece: interpolation would make a text of each, a hundred thousand times a run.
        line.reserveCapacity(48 + title.utf8.count + message.utf8.count + context.utf8.count)
        line += process.world.nowSQLText
        line += "] production."
        line += level.rawValue
        line += ": "
        line += title
        line += " "
        line += message
        if !context.isEmpty {
            line += " "
            line += context
        }
        return line
    }
}
