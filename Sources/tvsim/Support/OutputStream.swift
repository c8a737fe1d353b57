internal import Glibc

/// Standard output or standard error.
struct OutputStream: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// True when a person sits at the other end.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The width of the terminal, or nil when there is none or it does not say.
    var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes the whole text.
    ///
    /// - Throws: `FileError` when the other end does not take it, such as a full disk.
    func write(_ text: String) throws(FileError) {
        try write(bytes: Array(text.utf8))
    }

    /// Writes all the bytes.
    ///
    /// - Throws: `FileError` when the other end does not take them.
    func write(bytes: [UInt8]) throws(FileError) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw FileError(doing: "writing the output", code: errno) }
            bytes = bytes.dropFirst(written)
        }
    }
}

/// A file or a stream that the system refused.
struct FileError: Error, Sendable, CustomStringConvertible {
    /// What was being done, such as `writing 'events.txt'`.
    let doing: String

    /// The system's number for the reason.
    let code: Int32

    /// The system's words for the reason; where a file is wanted, a folder is a mistake that many make.
    var reason: String {
        if code == EISDIR { return "it is a folder, not a file; 'tvsim test' runs the scenarios of a folder" }
        return unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    var description: String { "\(doing): \(reason)" }
}
