package import Wire

/// Text that is safe inside of a page, whatever a scenario or a service put into it.
package enum PageText {
    /// A value as JSON that no reader of HTML takes for anything else: it has no `<`, so it can end no element.
    ///
    /// Characters that are not seen and yet steer what is, such as marks that turn the writing direction, are written
    /// out as `\u{202E}` and the like.
    package static func bytes(_ value: JSONValue) -> [UInt8] {
        let json = value.bytes
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.count + json.count / 16)
        var index = 0
        while index < json.count {
            switch json[index] {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: "\\") where json[index + 1] == UInt8(ascii: "u"):
                // Of the control characters JSON writes all but the most common ones so.
                let digits = String(decoding: json[index + 2..<index + 6], as: UTF8.self)
                shown(UInt32(digits, radix: 16) ?? 0, in: &bytes)
                index += 5
            case UInt8(ascii: "\\"):
                bytes += json[index...index + 1]
                index += 1
            case 0x7F: shown(0x7F, in: &bytes)
            case 0xC2 where json[index + 1] < 0xA0:
                shown(UInt32(json[index + 1]), in: &bytes)
                index += 1
            case 0xE2 where steers(json[index + 1], json[index + 2]):
                shown(0x2000 | UInt32(json[index + 1] & 0x3F) << 6 | UInt32(json[index + 2] & 0x3F), in: &bytes)
                index += 2
            case let byte: bytes.append(byte)
            }
            index += 1
        }
        return bytes
    }

    /// The same as text.
    package static func text(_ value: JSONValue) -> String { String(decoding: bytes(value), as: UTF8.self) }

    /// Members that follow others in an object.
    static func members(_ members: [(String, JSONValue)]) -> [UInt8] {
        members.flatMap { Array(",\"\($0.0)\":".utf8) + bytes($0.1) }
    }

    /// A text for an element's content.
    package static func escaped(_ text: String) -> String {
        ScreenText.safe(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// True for the second and third byte of a line separator or of a mark that turns the writing direction.
    private static func steers(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80 && (0xA8...0xAE).contains(third) || second == 0x81 && (0xA6...0xA9).contains(third)
    }

    private static func shown(_ scalar: UInt32, in bytes: inout [UInt8]) {
        bytes += "\\\\u{\(String(scalar, radix: 16, uppercase: true))}".utf8
    }
}
