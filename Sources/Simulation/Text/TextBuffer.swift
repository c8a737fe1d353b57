/// A text that is put together piece by piece, as UTF-8.
///
/// `String` pays for each piece that is appended, and interpolation for a text of each; a run writes a hundred thousand
/// texts, so those of its hot path are written here. Whoever writes many keeps the buffer and its memory.
package struct TextBuffer: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    /// Makes an empty buffer with room for so many bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// True while nothing has been written.
    package var isEmpty: Bool { bytes.isEmpty }

    /// What has been written so far, as a text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what has been written, and keeps the memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes a text.
    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes bytes that are UTF-8.
    package mutating func add(_ utf8: UnsafeBufferPointer<UInt8>) {
        unsafe bytes.append(contentsOf: utf8)
    }

    /// Writes an ASCII character.
    package mutating func add(ascii scalar: Unicode.Scalar) {
        bytes.append(UInt8(ascii: scalar))
    }

    /// Writes a character as often as asked.
    package mutating func add(ascii scalar: Unicode.Scalar, count: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: scalar), count: count))
    }

    /// Writes a number in decimal digits, with zeros before it when it has fewer digits than `width`.
    package mutating func add(_ number: Int, width: Int = 1) {
        if number < 0 { add(ascii: "-") }
        addDigits(of: number.magnitude, width: width)
    }

    private mutating func addDigits(of number: UInt, width: Int) {
        if number >= 10 || width > 1 { addDigits(of: number / 10, width: width - 1) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }
}
