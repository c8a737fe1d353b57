extension JSONParser {
    /// The error that something stands where the reader is.
    func failure(_ found: String, expected: String, hint: String? = nil) -> JSONError {
        JSONError(position: position, found: found, expected: expected, hint: hint)
    }

    /// The error that whatever stands where the reader is should not be there.
    func unexpected(_ expected: String, hint: String? = nil) -> JSONError {
        guard let byte = next else { return failure("the end of the text", expected: expected, hint: hint) }
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "#"):
            return failure(
                "\"\(Character(Unicode.Scalar(byte)))\"",
                expected: expected,
                hint: hint ?? "JSON has no comments"
            )
        case UInt8(ascii: "'"):
            return failure("\"'\"", expected: expected, hint: hint ?? "JSON's quotes are double")
        case UInt8(ascii: "\""):
            return failure("a text", expected: expected, hint: hint)
        case UInt8(ascii: "+"), UInt8(ascii: "."):
            return failure(
                "\"\(Character(Unicode.Scalar(byte)))\"",
                expected: expected,
                hint: hint ?? "a number begins with a digit or \"-\""
            )
        case 0..<0x20, 0x7f:
            return failure(
                "the control character U+\(Self.hex(UInt32(byte), digits: 4))",
                expected: expected,
                hint: hint
            )
        default:
            guard let length = wellFormedLength(at: index) else {
                return failure("the byte 0x\(Self.hex(UInt32(byte), digits: 2))", expected: expected, hint: hint)
            }
            let character = String(decoding: bytes[index..<index + length], as: UTF8.self)
            return failure("\"\(character)\"", expected: expected, hint: hint)
        }
    }
}
