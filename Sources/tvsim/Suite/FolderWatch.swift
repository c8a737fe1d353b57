internal import Glibc

/// Tells which files in some folders change; the system tells it, nothing is polled.
struct FolderWatch: ~Copyable {
    private let descriptor: Int32
    private var folders: [Int32: String] = [:]

    /// What counts as a change: a file that was written and closed, that came or that went.
    private static let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)

    /// - Throws: `FileError` when the system has no watch left.
    init() throws(FileError) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw FileError(doing: "watching files", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Watches a folder too; one that is watched already stays so.
    ///
    /// - Throws: `FileError` when the system refuses.
    mutating func add(_ folder: String) throws(FileError) {
        let watch = unsafe inotify_add_watch(descriptor, folder, Self.changes)
        guard watch >= 0 else { throw FileError(doing: "watching '\(folder)'", code: errno) }
        folders[watch] = folder
    }

    /// Waits for changes and returns their paths, sorted; what follows within `pause` milliseconds belongs to them,
    /// since an editor writes a file in several steps.
    ///
    /// - Throws: `FileError` when the system stops telling.
    func changedPaths(pause: Int32 = 15) throws(FileError) -> [String] {
        var paths = Set(try read())
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&wish, 1, pause) > 0 { paths.formUnion(try read()) }
        return paths.sorted()
    }

    /// The paths of the events that are there; waits when there are none.
    private func read() throws(FileError) -> [String] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var count = -1
        repeat {
            count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        } while count < 0 && errno == EINTR
        guard count > 0 else { throw FileError(doing: "watching files", code: errno) }
        var paths: [String] = []
        var rest = bytes[..<count]
        // An event: the watch, a mask, a cookie and a length of four bytes each, then a name that zeros fill up.
        while rest.count >= 16 {
            let words = (0..<4).map { word in
                (0..<4).reduce(0) { $0 | Int(rest[rest.startIndex + word * 4 + $1]) << ($1 * 8) }
            }
            let name = rest.dropFirst(16).prefix(words[3]).prefix { $0 != 0 }
            if let folder = folders[Int32(truncatingIfNeeded: words[0])], !name.isEmpty {
                paths.append("\(folder)/\(String(decoding: name, as: UTF8.self))")
            }
            rest = rest.dropFirst(16 + words[3])
        }
        return paths
    }
}
