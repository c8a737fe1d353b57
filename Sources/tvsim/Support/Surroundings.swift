internal import Glibc
internal import Reporting

/// What the process stands in: where its output goes, its environment, the machine.
///
/// Passed down from the start of the program, never global.
struct Surroundings: Sendable {
    /// Results.
    let output: OutputStream

    /// Diagnostics and progress.
    let diagnostics: OutputStream

    /// The value of an environment variable, or nil when it is unset or empty.
    let environment: @Sendable (String) -> String?

    /// How many threads the machine runs side by side.
    let processors: Int

    /// The surroundings of this process.
    static func ofProcess() -> Surroundings {
        Surroundings(
            output: OutputStream(descriptor: STDOUT_FILENO),
            diagnostics: OutputStream(descriptor: STDERR_FILENO),
            environment: { name in
                guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
                return unsafe String(cString: value)
            },
            processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        )
    }

    /// The most memory that this process has held so far, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_maxrss * 1024
    }

    /// How a report on `stream` is laid out: the width of the terminal, colours only where a terminal shows them.
    func page(on stream: OutputStream, color: ColorMode) -> PageStyle {
        let isTerminal = stream.isTerminal
        let asked = environment("COLUMNS").flatMap { Int($0) }
        let width = asked ?? (isTerminal ? stream.columns : nil) ?? PageStyle.standardWidth
        let isColoured =
            switch color {
            case .always: true
            case .never: false
            case .auto: isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
            }
        return PageStyle(width: width, palette: isColoured ? .coloured : .plain)
    }
}
