internal import Glibc

/// Writes a file whole or not at all: under another name first, then renamed.
enum NewFile {
    /// Writes `lines`, each with a line break, to `path`.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(_ lines: some Sequence<String>, to path: String) throws(FileError) {
        try write(to: path) { (stream) throws(FileError) in try write(lines, to: stream) }
    }

    /// Writes `bytes` to `path`.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(bytes: [UInt8], to path: String) throws(FileError) {
        try write(to: path) { (stream) throws(FileError) in try stream.write(bytes: bytes) }
    }

    /// Makes a folder with those above it, where they are missing.
    static func makeFolder(_ path: String) throws(FileError) {
        let isAbsolute = path.hasPrefix("/")
        var folder = ""
        for name in path.split(separator: "/") {
            folder += (folder.isEmpty && !isAbsolute ? "" : "/") + name
            if unsafe mkdir(folder, 0o755) != 0, errno != EEXIST {
                throw FileError(doing: "making the folder '\(folder)'", code: errno)
            }
        }
    }

    /// Writes to `path` what `body` writes to the stream that it is given.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(
        to path: String,
        _ body: (OutputStream) throws(FileError) -> Void
    ) throws(FileError) {
        let temporary = "\(path).\(getpid()).part"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
        var code: Int32 = 0
        do throws(FileError) { try body(OutputStream(descriptor: descriptor)) } catch { code = error.code }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, unsafe rename(temporary, path) != 0 { code = errno }
        guard code == 0 else {
            unsafe unlink(temporary)
            throw FileError(doing: "writing '\(path)'", code: code)
        }
    }

    /// Writes a whole text to `path`.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(_ text: String, to path: String) throws(FileError) {
        try write(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init), to: path)
    }

    /// Adds a text to the end of a file, which is made when there is none.
    static func append(_ text: String, to path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
        defer { close(descriptor) }
        try OutputStream(descriptor: descriptor).write(text)
    }

    private static func write(_ lines: some Sequence<String>, to stream: OutputStream) throws(FileError) {
        var buffer = ""
        for line in lines {
            buffer += line
            buffer += "\n"
            if buffer.utf8.count > 1 << 16 {
                try stream.write(buffer)
                buffer = ""
            }
        }
        try stream.write(buffer)
    }
}
