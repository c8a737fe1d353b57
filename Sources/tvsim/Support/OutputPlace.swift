internal import Glibc

/// Where the bytes of a new file go until it is whole: a file beside the one that it is going to be.
///
/// A link is followed, so that it stays one. A pipe or a device, such as `/dev/stdout`, takes the bytes itself, since a
/// file that took its place would be of no use to anybody, and to everybody else's harm where it is `/dev/null`.
struct OutputPlace {
    /// What takes the bytes.
    let descriptor: Int32
    /// The file beside the target; nil where the target takes the bytes itself.
    private let temporary: String?
    private let target: String

    /// The most bytes that the name of a file has on the file systems of Linux.
    private static let longestName = 255

    /// Opens the place for a file at `path`.
    ///
    /// - Throws: `FileError` when nothing can be written there.
    init(_ path: String) throws(FileError) {
        var status = stat()
        let exists = unsafe stat(path, &status) == 0
        let kind = exists ? status.st_mode & S_IFMT : S_IFREG
        guard kind != S_IFDIR else { throw FileError(doing: "writing '\(path)'", code: EISDIR) }
        guard kind == S_IFREG else {
            (target, temporary) = (path, nil)
            descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileError(doing: "writing '\(path)'", code: errno) }
            return
        }
        target = exists ? Self.resolved(path) : path
        var opened: Int32 = -1
        var name = target
        // Somebody else may write the same file, also one with this number on another machine: the next name is free.
        for attempt in 1...100 {
            name = Self.name(beside: target, attempt)
            opened = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if opened >= 0 || errno != EEXIST { break }
        }
        (descriptor, temporary) = (opened, name)
        guard opened >= 0 else { throw Self.refusal(of: path, code: errno) }
    }

    /// Puts the file at its place, or takes away what is beside it where something went wrong.
    ///
    /// - Parameter code: the system's number for what went wrong, 0 when nothing did.
    /// - Returns: the same number, or that for why the last bytes, or the file, are not taken.
    func leave(after code: Int32) -> Int32 {
        var code = code
        if close(descriptor) != 0, code == 0 { code = errno }
        guard let temporary else { return code }
        if code == 0, unsafe rename(temporary, target) != 0 { code = errno }
        if code != 0 { unsafe unlink(temporary) }
        return code
    }

    /// Why nothing can be written at a path; a folder that is missing is named, for it may be far in front.
    private static func refusal(of path: String, code: Int32) -> FileError {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        let isMissing = code == ENOENT && !folder.isEmpty
        return FileError(
            doing: "writing '\(path)'",
            code: code,
            note: isMissing ? "there is no folder '\(folder)'" : nil
        )
    }

    /// A name in the target's folder; a long one is cut, so that what may be the file's name may be this too.
    private static func name(beside target: String, _ attempt: Int) -> String {
        let ending = ".\(getpid())\(attempt == 1 ? "" : "-\(attempt)").part"
        let start = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        var name = target[start...]
        while name.utf8.count + ending.utf8.count > longestName { name.removeLast() }
        return target[..<start] + name + ending
    }

    private static func resolved(_ path: String) -> String {
        guard let pointer = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }
}
