/// Makes keys of the bytes that a terminal sends (ECMA-48, and xterm's sequences for keys).
struct KeyReader: Sendable {
    private var bytes: [UInt8] = []

    /// Makes a reader that has read nothing.
    init() {}

    /// True when a byte is there that may be the beginning of more: an escape alone, or half a sequence.
    var isWaiting: Bool { !bytes.isEmpty }

    /// Takes bytes in and returns the keys that are whole now.
    mutating func read(_ more: some Sequence<UInt8>) -> [Key] {
        bytes += more
        var keys: [Key] = []
        while let (key, length) = next() {
            bytes.removeFirst(length)
            if let key { keys.append(key) }
        }
        return keys
    }

    /// Returns what the bytes mean that no others followed: an escape alone is the key.
    mutating func flush() -> [Key] {
        let isEscape = bytes.first == 0x1B
        bytes = []
        return isEscape ? [.escape] : []
    }

    /// The next key with how many bytes it takes, or no key for a sequence that nobody uses; nil when more must come.
    private func next() -> (Key?, Int)? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B: return sequence()
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x7F, 0x08: return (.backspace, 1)
        case 0x09: return (.tab, 1)
        case 0x01...0x1A: return (.control(Character(Unicode.Scalar(first + 0x60))), 1)
        case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(first))), 1)
        case 0xC2..<0xF5: return character(length: first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
        default: return (nil, 1)
        }
    }

    private func character(length: Int) -> (Key?, Int)? {
        guard bytes.count >= length else { return nil }
        let text = String(validating: bytes.prefix(length), as: UTF8.self)
        // A byte that begins no character is dropped alone: what follows may be a key.
        return text?.first.map { (.character($0), length) } ?? (nil, 1)
    }

    /// A sequence that begins with an escape: `ESC [ A`, `ESC O A`, `ESC [ 5 ~`, `ESC [ 1 ; 5 C`.
    private func sequence() -> (Key?, Int)? {
        guard bytes.count > 1 else { return nil }
        guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return (.escape, 1) }
        guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            // No key's sequence is so long: somebody pastes bytes.
            return bytes.count > 16 ? (nil, bytes.count) : nil
        }
        let parameter = bytes[2..<end].prefix { (0x30...0x39).contains($0) }
        let number = Int(String(decoding: parameter, as: UTF8.self))
        return (Self.key(final: bytes[end], number), end + 1)
    }

    private static func key(final: UInt8, _ number: Int?) -> Key? {
        switch (Character(Unicode.Scalar(final)), number) {
        case ("A", _): .up
        case ("B", _): .down
        case ("C", _): .right
        case ("D", _): .left
        case ("H", _), ("~", 1), ("~", 7): .home
        case ("F", _), ("~", 4), ("~", 8): .end
        case ("~", 3): .delete
        case ("~", 5): .pageUp
        case ("~", 6): .pageDown
        default: nil
        }
    }
}
