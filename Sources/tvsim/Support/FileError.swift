internal import Glibc

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
