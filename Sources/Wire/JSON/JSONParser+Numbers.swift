extension JSONParser {
    /// Reads the number whose first character is next: an integer where it is written as one and fits.
    mutating func number() throws(JSONError) -> JSONNode.Kind {
        let start = index
        let startPosition = position
        if next == UInt8(ascii: "-") { index += 1 }
        if next == UInt8(ascii: "0"), index + 1 < bytes.count, bytes[index + 1].isDigit {
            throw failure("a number with a leading zero", expected: "no digit after the 0", hint: "leave the zero out")
        }
        if next == UInt8(ascii: "I") {
            throw failure("Infinity", expected: "a number", hint: "JSON has no such number")
        }
        try digits("a digit after \"-\"")
        var isWhole = true
        if next == UInt8(ascii: ".") {
            index += 1
            isWhole = false
            try digits("a digit after the point")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            index += 1
            isWhole = false
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits("a digit in the exponent")
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let real = Double(text), real.isFinite else {
            throw JSONError(
                position: startPosition,
                found: "a number too large",
                expected: "a number up to 1.7976931348623157e308"
            )
        }
        return .real(real)
    }

    private mutating func digits(_ expected: String) throws(JSONError) {
        guard let first = next, first.isDigit else { throw unexpected(expected) }
        while let byte = next, byte.isDigit { index += 1 }
    }
}

extension UInt8 {
    /// True for an ASCII digit.
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
