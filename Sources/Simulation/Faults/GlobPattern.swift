/// A text in which `*` stands for any run of characters, none included.
package struct GlobPattern: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The pattern as it was written.
    package let description: String
    private let parts: [[UInt8]]

    /// Reads a pattern; every text is one.
    package init(_ text: String) {
        description = text
        parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// Returns true when the whole of `text` fits.
    package func matches(_ text: String) -> Bool {
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == description }
        let bytes = Array(text.utf8)
        guard bytes.count >= first.count + last.count, bytes.starts(with: first), bytes.suffix(last.count) == last[...]
        else { return false }
        var from = first.count
        let end = bytes.count - last.count
        for part in parts[1..<parts.count - 1] where !part.isEmpty {
            guard let found = Self.find(part, in: bytes, from: from, to: end) else { return false }
            from = found + part.count
        }
        return true
    }

    // Written out because the library's search over a collection costs a hundred times as much, and every log line
    // and every fault point of a run passes here.
    private static func find(_ part: [UInt8], in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        var place = start
        while place + part.count <= end {
            var matched = 0
            while matched < part.count, bytes[place + matched] == part[matched] { matched += 1 }
            if matched == part.count { return place }
            place += 1
        }
        return nil
    }
}
