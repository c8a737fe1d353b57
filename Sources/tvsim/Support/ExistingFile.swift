internal import Glibc

/// Reads a file whole.
enum ExistingFile {
    /// The most bytes that a scenario may have; a larger file was named by mistake.
    static let limit = 64 << 20

    /// The first bytes of the file at `path`, as many as a SQLite header has; nil when there is no file.
    ///
    /// - Throws: `FileError` when it cannot be read.
    static func header(_ path: String) throws(FileError) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw FileError(doing: "reading '\(path)'", code: errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw FileError(doing: "reading '\(path)'", code: errno) }
        return Array(bytes.prefix(count))
    }

    /// Returns the bytes of a file that a user named.
    ///
    /// - Throws: `InputProblem` with the reason why it cannot be read.
    static func input(_ path: String, limit: Int = limit) throws(InputProblem) -> [UInt8] {
        do throws(FileError) {
            return try read(path, limit: limit)
        } catch {
            throw InputProblem(file: path, message: error.reason)
        }
    }

    /// Returns the bytes of the file at `path`.
    ///
    /// - Throws: `FileError` when there is none, when it cannot be read, or when it is larger than `limit`.
    static func read(_ path: String, limit: Int = limit) throws(FileError) -> [UInt8] {
        let doing = "reading '\(path)'"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(doing: doing, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(doing: doing, code: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw FileError(doing: doing, code: EFBIG) }
        }
    }
}
