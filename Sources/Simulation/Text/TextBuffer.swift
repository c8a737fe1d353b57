/// A text that is put together piece by piece, as UTF-8.
///
/// `String` pays for each piece that is appended, and interpolation for a text of each; a run writes a hundred thousand
/// texts, so those of its hot path are written here. Whoever writes many keeps the buffer and its memory.
@safe package struct TextBuffer: ~Copyable {
    // Safe although a raw pointer: the value owns the memory, cannot be copied and frees it once.
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// How many bytes have been written.
    package private(set) var count = 0

    /// Makes an empty buffer with room for so many bytes; it grows by itself.
    package init(capacity: Int = 64) {
        self.capacity = max(capacity, 16)
        unsafe memory = .allocate(capacity: self.capacity)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// True while nothing has been written.
    package var isEmpty: Bool { count == 0 }

    /// What has been written so far, as a text.
    package var text: String { unsafe String(decoding: written, as: UTF8.self) }

    /// What has been written so far.
    package var bytes: [UInt8] { unsafe Array(written) }

    private var written: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: memory, count: count) }

    /// Forgets what has been written, and keeps the memory.
    package mutating func removeAll() {
        count = 0
    }

    /// Writes a text.
    package mutating func add(_ text: String) {
        unsafe text.withBytes { unsafe add($0) }
    }

    /// Writes bytes, which must be UTF-8.
    package mutating func add(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard let start = utf8.baseAddress else { return }
        makeRoom(for: utf8.count)
        unsafe (memory + count).update(from: start, count: utf8.count)
        count += utf8.count
    }

    /// Writes an ASCII character.
    package mutating func add(ascii scalar: Unicode.Scalar) {
        add(UInt8(ascii: scalar))
    }

    /// Writes an ASCII character as often as asked.
    package mutating func add(ascii scalar: Unicode.Scalar, count: Int) {
        for _ in 0..<count { add(ascii: scalar) }
    }

    /// Writes a number in decimal digits, with zeros before it when it has fewer digits than `width`.
    package mutating func add(_ number: Int, width: Int = 1) {
        if number < 0 { add(ascii: "-") }
        addDigits(of: number.magnitude, width: width)
    }

    private mutating func addDigits(of number: UInt, width: Int) {
        if number >= 10 || width > 1 { addDigits(of: number / 10, width: width - 1) }
        add(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func add(_ byte: UInt8) {
        makeRoom(for: 1)
        unsafe memory[count] = byte
        count += 1
    }

    private mutating func makeRoom(for more: Int) {
        guard more > capacity - count else { return }
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: memory, count: count)
        unsafe memory.deallocate()
        unsafe memory = larger
    }
}
