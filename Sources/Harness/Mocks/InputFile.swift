import Glibc

/// Reads the files that users name.
package enum InputFile {
    /// The most that a file may hold, in bytes; no scenario or fixture comes near.
    package static let limit = 64 << 20

    /// Returns what a file holds, or nil when it cannot be read or is larger than the limit.
    ///
    /// Only files of the disk count: reading a pipe that a file names could wait for ever.
    package static func read(_ path: String) -> [UInt8]? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&block, 1, block.count, file)
            bytes.append(contentsOf: block[..<count])
            guard bytes.count <= limit, unsafe ferror(file) == 0 else { return nil }
            if count < block.count { return bytes }
        }
    }
}
