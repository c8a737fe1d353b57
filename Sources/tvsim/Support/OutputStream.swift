internal import Glibc

/// Something open for writing: standard output, standard error, a file.
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
