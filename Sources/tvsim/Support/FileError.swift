internal import Glibc

/// A file or a stream that the system refused.
struct FileError: Error, Sendable, CustomStringConvertible {
    /// What was being done, such as `writing 'events.txt'`.
    let doing: String

    /// The system's number for the reason.
    let code: Int32

    /// The reason, where more is known of it than the system's number.
    var note: String?

    /// The reason in words, the system's where nothing more is known.
    var reason: String {
        if let note { return note }
        if code == EISDIR { return "it is a folder, not a file" }
        return unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    var description: String { "\(doing): \(reason)" }
}
