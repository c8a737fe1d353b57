internal import Glibc

/// Writes a file whole or not at all: under another name first, then renamed.
enum NewFile {
    /// Writes `lines`, each with a line break, to `path`.
    ///
    /// - Throws: `FileError`; the file at `path` is then what it was before.
    static func write(_ lines: some Sequence<String>, to path: String) throws(FileError) {
        let temporary = "\(path).\(getpid()).part"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
        do throws(FileError) {
            try write(lines, to: OutputStream(descriptor: descriptor))
            guard close(descriptor) == 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
            guard unsafe rename(temporary, path) == 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
        } catch {
            unsafe unlink(temporary)
            throw FileError(doing: "writing '\(path)'", code: error.code)
        }
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
