extension JSONParser {
    /// Reads the text whose opening quote is next.
    mutating func string() throws(JSONError) -> String {
        let opening = position
        index += 1
        let start = index
        while index < bytes.count, bytes[index].standsForItself { index += 1 }
        // Most texts need no rewriting: they are taken as they stand.
        var rewritten: [UInt8]?
        var marks = CombiningMarks()
        while true {
            guard let byte = next else {
                throw JSONError(
                    position: opening,
                    found: "a text that never ends",
                    expected: "its closing double quote before the end of the text"
                )
            }
            switch byte {
            case UInt8(ascii: "\""):
                let text = String(decoding: rewritten.map { $0[...] } ?? bytes[start..<index], as: UTF8.self)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                if rewritten == nil { rewritten = Array(bytes[start..<index]) }
                let begin = position
                let scalar = try escape()
                try count(scalar, in: &marks, at: begin)
                rewritten?.append(contentsOf: Array(String(scalar).utf8))
            case 0..<0x20: throw controlCharacter(byte)
            case 0x20..<0x80:
                rewritten?.append(byte)
                index += 1
                marks = CombiningMarks()
            default:
                let length = try scalarLength()
                try count(scalar(of: length), in: &marks, at: position)
                rewritten?.append(contentsOf: bytes[index..<index + length])
                index += length
                continuations += length - 1
            }
        }
    }

    private func count(
        _ scalar: Unicode.Scalar,
        in marks: inout CombiningMarks,
        at place: JSONPosition
    ) throws(JSONError) {
        marks.take(scalar)
        guard marks.count > CombiningMarks.limit else { return }
        throw JSONError(
            position: place,
            found: "more than \(CombiningMarks.limit) combining marks on one character",
            expected: "at most \(CombiningMarks.limit), as in every written language"
        )
    }

    /// The scalar of so many bytes, which are well-formed, that begins here.
    private func scalar(of length: Int) -> Unicode.Scalar {
        var value = UInt32(bytes[index]) & (0x7f >> UInt32(length))
        for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3f) }
        guard let scalar = Unicode.Scalar(value) else { preconditionFailure("well-formed UTF-8 holds scalars alone") }
        return scalar
    }

    private func controlCharacter(_ byte: UInt8) -> JSONError {
        let found =
            switch byte {
            case 0x0a: "a line break inside a text"
            case 0x09: "a tab inside a text"
            default: "the control character U+\(Self.hex(UInt32(byte), digits: 4)) inside a text"
            }
        let escape =
            switch byte {
            case 0x0a: "\\n"
            case 0x0d: "\\r"
            case 0x09: "\\t"
            default: "\\u\(Self.hex(UInt32(byte), digits: 4))"
            }
        return failure(found, expected: "a closing double quote or a character", hint: "write \(escape) for it")
    }

    /// Reads the escape whose backslash is next.
    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard index + 1 < bytes.count else { throw failure("half an escape", expected: "a character after \"\\\"") }
        let scalar: Unicode.Scalar
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): scalar = "\""
        case UInt8(ascii: "\\"): scalar = "\\"
        case UInt8(ascii: "/"): scalar = "/"
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{c}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index += 1
            throw unexpected("\" \\ / b f n r t or u after \"\\\"", hint: "a backslash itself is written \\\\")
        }
        index += 2
        return scalar
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try codeUnit(at: index)
        if let scalar = Unicode.Scalar(first) {
            index += 6
            return scalar
        }
        let expected = "a pair \\uD800…\\uDBFF \\uDC00…\\uDFFF"
        let isHigh = first < 0xdc00
        guard isHigh, index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
            bytes[index + 7] == UInt8(ascii: "u")
        else {
            throw failure("the lone surrogate \\u\(Self.hex(UInt32(first), digits: 4))", expected: expected)
        }
        let second = try codeUnit(at: index + 6)
        guard (0xdc00...0xdfff).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
        else {
            throw failure("the lone surrogate \\u\(Self.hex(UInt32(first), digits: 4))", expected: expected)
        }
        index += 12
        return scalar
    }

    private func codeUnit(at start: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for offset in start + 2..<start + 6 {
            guard offset < bytes.count, let digit = Self.hexDigit(bytes[offset]) else {
                throw failure("a \\u without four digits", expected: "four of 0-9, a-f, A-F after \\u")
            }
            unit = unit << 4 | digit
        }
        return unit
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// A number in hexadecimal digits, at least so many.
    static func hex(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The number of bytes of the scalar that begins here with a byte of 0x80 or more.
    private func scalarLength() throws(JSONError) -> Int {
        guard let length = wellFormedLength(at: index) else {
            throw failure(
                "the byte 0x\(Self.hex(UInt32(bytes[index]), digits: 2)), which is not UTF-8 here",
                expected: "a text in UTF-8",
                hint: "save the file as UTF-8"
            )
        }
        return length
    }

    /// The number of bytes of the well-formed UTF-8 sequence at `start` (Unicode, table 3-7), or nil.
    func wellFormedLength(at start: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[start] {
        case 0x00...0x7f: return 1
        case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: return nil
        }
        guard start + length <= bytes.count, second.contains(bytes[start + 1]),
            bytes[start + 1..<start + length].dropFirst().allSatisfy({ (0x80...0xbf).contains($0) })
        else { return nil }
        return length
    }
}

extension UInt8 {
    /// True for an ASCII character that a text holds as it is.
    fileprivate var standsForItself: Bool {
        (0x20..<0x80).contains(self) && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}
