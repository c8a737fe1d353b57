import Wire

/// The part of a source line that a diagnostic shows, with the marker beneath it.
struct SourceWindow {
    /// The line, or its part around the mistake when it is long.
    let text: String
    /// Spaces up to the mistake, then carets.
    let marker: String

    private static let limit = 100

    /// Makes the window of the line in which a place is.
    ///
    /// Only the bytes near the place are looked at: a file may have a million mistakes in one line.
    init(_ source: [UInt8], at place: JSONPosition, width: Int) {
        let reach = 4 * Self.limit
        let before = source[max(0, place.offset - reach)..<place.offset].split(
            separator: 0x0a,
            omittingEmptySubsequences: false
        )
        let after = source[place.offset..<min(source.count, place.offset + reach)].prefix { $0 != 0x0a }
        let head = Self.scalars(before.last ?? [])
        self.init(head + Self.scalars(after.last == 0x0d ? after.dropLast() : after), index: head.count, width: width)
    }

    /// The scalars of a part of a line that may begin or end within one.
    private static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        let whole = bytes.drop { (0x80...0xbf).contains($0) }
        // A tab or control character would move the caret away from its place.
        return String(decoding: whole, as: UTF8.self).unicodeScalars.map {
            $0.value < 0x20 || $0.value == 0x7f ? " " : $0
        }
    }

    private init(_ scalars: [Unicode.Scalar], index: Int, width: Int) {
        let first = scalars.count <= Self.limit ? 0 : max(0, min(index - 40, scalars.count - Self.limit))
        let last = min(scalars.count, first + Self.limit)
        let head = first > 0 ? "…" : ""
        let tail = last < scalars.count ? "…" : ""
        text = head + Self.string(scalars[first..<last]) + tail
        let before = TextCells.count(head + Self.string(scalars[first..<index]))
        let marked = TextCells.count(Self.string(scalars[index..<min(last, index + max(width, 1))]))
        marker = String(repeating: " ", count: before) + String(repeating: "^", count: max(marked, 1))
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
