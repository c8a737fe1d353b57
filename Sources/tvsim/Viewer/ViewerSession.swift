internal import Glibc
internal import Reporting

/// Shows a viewer on the terminal until somebody leaves it.
struct ViewerSession {
    private let output: OutputStream

    init(_ output: OutputStream) {
        self.output = output
    }

    /// Runs the viewer.
    ///
    /// - Throws: `FileError` when the terminal does not take part.
    func run(_ viewer: inout RunViewer) throws {
        let terminal = try RawTerminal()
        let signal: Int32?
        do {
            try terminal.enter()
            signal = try loop(&viewer, terminal)
        } catch {
            terminal.close()
            throw error
        }
        terminal.close()
        if let signal { end(by: signal) }
    }

    /// Whoever ended the program by a signal sees that it ended by it, even if its caller had blocked the signal.
    private func end(by signal: Int32) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, signal)
        unsafe sigprocmask(SIG_UNBLOCK, &set, nil)
        raise(signal)
    }

    /// Returns the signal that ended it, or nil.
    private func loop(_ viewer: inout RunViewer, _ terminal: borrowing RawTerminal) throws -> Int32? {
        var reader = KeyReader()
        try draw(&viewer, terminal)
        while true {
            var keys: [Key] = []
            switch try terminal.next(isInSequence: reader.isWaiting) {
            case .bytes(let bytes): keys = reader.read(bytes)
            case .nothing:
                guard reader.isWaiting else { continue }
                keys = reader.flush()
            case .resized: break
            case .ended(let signal): return signal
            }
            for key in keys {
                if key == .control("z") {
                    try terminal.suspend()
                } else if !viewer.take(key) {
                    return nil
                }
            }
            try draw(&viewer, terminal)
        }
    }

    private func draw(_ viewer: inout RunViewer, _ terminal: borrowing RawTerminal) throws {
        let size = terminal.size
        let lines = viewer.screen(rows: size.rows, columns: size.columns)
        // Each line is cleared after it is written, and the last ends no line: nothing flickers, nothing scrolls.
        try output.write("\u{1B}[H" + lines.map { "\($0)\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
    }
}
