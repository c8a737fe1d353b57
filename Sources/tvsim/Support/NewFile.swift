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

    /// Writes to `path` what `body` writes to the stream that it is given; `OutputPlace` says how.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(
        to path: String,
        _ body: (OutputStream) throws(FileError) -> Void
    ) throws(FileError) {
        let place = try OutputPlace(path)
        var code: Int32 = 0
        do throws(FileError) { try body(OutputStream(descriptor: place.descriptor)) } catch { code = error.code }
        code = place.leave(after: code)
        guard code == 0 else {
            throw FileError(doing: "writing '\(path)'", code: code)
        }
    }

    /// Makes sure, before the work of which the outcome goes there, that a file can be written at `path`.
    ///
    /// - Throws: `FileError` when it cannot; either way everything is as it was before.
    static func check(_ path: String) throws(FileError) {
        var status = stat()
        // A pipe whose writer came and went would be at its end.
        if unsafe stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { return }
        _ = try OutputPlace(path).leave(after: ECANCELED)
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
