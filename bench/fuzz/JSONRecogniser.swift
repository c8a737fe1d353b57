/// Says whether bytes are a JSON text, from the grammar of RFC 8259 alone: the oracle of the fuzzer.
///
/// It knows nothing of positions, values or messages, and keeps its own stack instead of calling itself, so that it has
/// little in common with the reader that it judges. What RFC 8259 leaves to the reader is answered as tvsim documents it:
/// no byte order mark, no lone surrogates, well-formed UTF-8. Duplicate keys, depth and the size of numbers are not judged.
struct JSONRecogniser {
    private let bytes: [UInt8]
    private var index = 0
    /// How deep arrays and objects stood in one another at most.
    private(set) var depth = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// True when the bytes are one JSON text.
    mutating func accepts() -> Bool {
        var open: [UInt8] = []
        skipSpace()
        while true {
            // A value is next.
            guard index < bytes.count else { return false }
            let byte = bytes[index]
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                index += 1
                skipSpace()
                open.append(byte)
                depth = max(depth, open.count)
                guard take(closing(byte)) else {
                    if byte == UInt8(ascii: "{"), !key() { return false }
                    continue
                }
                open.removeLast()
            } else if !scalar() {
                return false
            }
            // A value has ended.
            skipSpace()
            while let bracket = open.last, take(closing(bracket)) {
                open.removeLast()
                skipSpace()
            }
            guard let bracket = open.last else { return index == bytes.count }
            guard take(UInt8(ascii: ",")) else { return false }
            skipSpace()
            if bracket == UInt8(ascii: "{"), !key() { return false }
        }
    }

    private func closing(_ bracket: UInt8) -> UInt8 { bracket + 2 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[index]) { index += 1 }
    }

    private mutating func key() -> Bool {
        guard string() else { return false }
        skipSpace()
        guard take(UInt8(ascii: ":")) else { return false }
        skipSpace()
        return true
    }

    private mutating func scalar() -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "t"): word("true")
        case UInt8(ascii: "f"): word("false")
        case UInt8(ascii: "n"): word("null")
        default: number()
        }
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    private mutating func number() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")), digits() == 0 { return false }
        if take(UInt8(ascii: ".")), digits() == 0 { return false }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            if digits() == 0 { return false }
        }
        return true
    }

    private mutating func digits() -> Int {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index - start
    }

    private mutating func string() -> Bool {
        guard take(UInt8(ascii: "\"")) else { return false }
        let start = index
        var end = index
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < bytes.count else { return false }
        index = end + 1
        let content = bytes[start..<end]
        guard content.allSatisfy({ $0 >= 0x20 }) else { return false }
        // The standard library judges UTF-8 here, where the reader has its own table.
        guard String(validating: content, as: UTF8.self) != nil else { return false }
        return escapesAreRight(Array(content))
    }

    private func escapesAreRight(_ content: [UInt8]) -> Bool {
        var units: [UInt16?] = []
        var place = 0
        while place < content.count {
            guard content[place] == UInt8(ascii: "\\") else {
                units.append(nil)
                place += 1
                continue
            }
            let kind = content[place + 1]
            if kind == UInt8(ascii: "u") {
                let digits = content[min(place + 2, content.count)..<min(place + 6, content.count)]
                guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 })
                else { return false }
                units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 16))
                place += 6
            } else {
                guard Array("\"\\/bfnrt".utf8).contains(kind) else { return false }
                units.append(nil)
                place += 2
            }
        }
        return surrogatesArePaired(units)
    }

    /// `units` are the code units of \u escapes, nil for everything else.
    private func surrogatesArePaired(_ units: [UInt16?]) -> Bool {
        var awaitsLow = false
        for unit in units {
            let isLow = unit.map { UTF16.isTrailSurrogate($0) } ?? false
            guard isLow == awaitsLow else { return false }
            awaitsLow = unit.map { UTF16.isLeadSurrogate($0) } ?? false
        }
        return !awaitsLow
    }
}
