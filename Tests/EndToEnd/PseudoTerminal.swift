import Foundation
import Testing

/// A terminal of which a test is the person in front.
final class PseudoTerminal {
    private let master: Int32
    private let process = Process()
    private var received: [UInt8] = []
    /// How long to wait for a program that may have to share the machine; it costs time only where a test fails.
    private static let patience: TimeInterval = 120

    /// Runs tvsim in a window of so many rows and columns.
    init(_ words: [String], rows: UInt16 = 20, columns: UInt16 = 90) throws {
        // What posix_openpt and its like do on Linux; Swift sees none of them.
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, number) = (Int32(0), UInt32(0))
        let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
        try #require(unsafe ioctl(master, setLock, &lock) == 0 && ioctl(master, getNumber, &number) == 0)
        let slave = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        process.executableURL = Program.tvsim
        process.arguments = words
        process.currentDirectoryURL = Program.project
        process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin"]
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        resize(rows: rows, columns: columns)
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(master)
    }

    /// Gives the window another size; the program is told as a window manager's terminal tells it.
    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
        if process.isRunning { kill(process.processIdentifier, SIGWINCH) }
    }

    /// Presses keys.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(master, bytes, bytes.count)
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until the screen fits, and returns it as lines without colours; a test fails where it never does.
    @discardableResult func screen(
        until fits: ([String]) -> Bool,
        _ wish: String = "that",
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [String] {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while Date() < end {
            let lines = lastScreen
            if !lines.isEmpty, fits(lines) { return lines }
            read()
        }
        Issue.record(
            "no screen showed \(wish); the last:\n\(lastScreen.joined(separator: "\n"))",
            sourceLocation: sourceLocation
        )
        return lastScreen
    }

    /// The screen, once a text is on it, under a title.
    @discardableResult func screen(
        titled title: String = "",
        showing text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [String] {
        screen(
            until: { lines in (title.isEmpty || lines[0].contains(title)) && lines.contains { $0.contains(text) } },
            "\"\(text)\"" + (title.isEmpty ? "" : " under \"\(title)\""),
            sourceLocation: sourceLocation
        )
    }

    /// Waits for the end of the program; returns its status, negative for a signal, and everything that it wrote.
    func end() -> (status: Int32, output: String) {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while process.isRunning, Date() < end { read() }
        while read() {}
        guard !process.isRunning else { return (99, "it still runs") }
        let status = process.terminationStatus
        return (process.terminationReason == .exit ? status : -status, String(decoding: received, as: UTF8.self))
    }

    /// Whether the terminal shows what is typed, as it does for a shell.
    var echoes: Bool {
        var settings = termios()
        return unsafe tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Takes what the program wrote, waiting for a moment; returns whether there was anything.
    @discardableResult private func read() -> Bool {
        var wish = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&wish, 1, 50) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe Foundation.read(master, &bytes, bytes.count)
        if count > 0 { received += bytes[..<count] } else { usleep(20_000) }
        return count > 0
    }

    /// The last screen that is drawn to its end; a terminal passes on what it is given in pieces.
    private var lastScreen: [String] {
        let text = String(decoding: received, as: UTF8.self)
        let screens = text.components(separatedBy: "\u{1B}[H").dropFirst()
        guard let screen = screens.last(where: { $0.contains("\u{1B}[J") }) else { return [] }
        return screen.replacing(/\u{1B}\[[0-9;?]*[a-zA-Z]/, with: "").components(separatedBy: "\r\n")
    }
}
