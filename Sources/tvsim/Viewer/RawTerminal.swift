internal import Glibc

/// A terminal that gives every key at once and shows whole screens; it is put back as it was when `close` is called.
struct RawTerminal: ~Copyable {
    /// What the terminal, or somebody who sends signals, wants.
    enum Event: Equatable {
        case bytes([UInt8])
        /// The window has another size.
        case resized
        /// Nothing came for a moment.
        case nothing
        /// Somebody ends the program with this signal, or the terminal is gone.
        case ended(signal: Int32?)
    }

    /// Rows and columns.
    struct Size: Equatable {
        var rows: Int
        var columns: Int
    }

    private let original: termios
    private var signals = sigset_t()
    private var oldSignals = sigset_t()

    /// Looks how the terminal is; `enter` takes it over.
    ///
    /// - Throws: `FileError` when standard input is none.
    init() throws(FileError) {
        original = try Self.settings()
        // Blocked, so that they are told by `next` and nothing runs in the middle of anything.
        unsafe sigemptyset(&signals)
        for signal in [SIGWINCH, SIGTERM, SIGHUP, SIGINT] { unsafe sigaddset(&signals, signal) }
        unsafe sigprocmask(SIG_BLOCK, &signals, &oldSignals)
    }

    private static func settings() throws(FileError) -> termios {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else {
            throw FileError(doing: "reading keys", code: errno)
        }
        return settings
    }

    /// The size of the window; 24 by 80 where it does not say.
    var size: Size {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
            return Size(rows: 24, columns: 80)
        }
        return Size(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }

    /// Waits for something to happen, a fifth of a second at most, or no longer than a sequence of a key takes.
    func next(isInSequence: Bool) throws(FileError) -> Event {
        var wish = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&wish, 1, isInSequence ? 30 : 200)
        if let signal = pendingSignal() { return signal == SIGWINCH ? .resized : .ended(signal: signal) }
        guard ready > 0 else { return .nothing }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = unsafe Glibc.read(STDIN_FILENO, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
        return count > 0 ? .bytes(Array(bytes[..<count])) : .ended(signal: nil)
    }

    private func pendingSignal() -> Int32? {
        var (set, moment) = (signals, timespec())
        let signal = unsafe sigtimedwait(&set, nil, &moment)
        return signal > 0 ? signal : nil
    }

    /// Gives the terminal back, stops the program as ^Z does, and takes the terminal again when it goes on.
    func suspend() throws(FileError) {
        leave()
        kill(0, SIGTSTP)
        try enter()
    }

    /// Gives the terminal back.
    consuming func close() {
        leave()
        var old = oldSignals
        unsafe sigprocmask(SIG_SETMASK, &old, nil)
    }

    /// Takes the terminal over.
    func enter() throws(FileError) {
        var raw = original
        unsafe cfmakeraw(&raw)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
        // A screen of its own, so that what was there before comes back; no cursor.
        try OutputStream(descriptor: STDOUT_FILENO).write("\u{1B}[?1049h\u{1B}[?25l")
    }

    private func leave() {
        try? OutputStream(descriptor: STDOUT_FILENO).write("\u{1B}[?25h\u{1B}[?1049l")
        var settings = original
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }
}
