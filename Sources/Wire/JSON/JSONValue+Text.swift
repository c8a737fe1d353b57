internal import Simulation

extension JSONValue {
    /// Reads one JSON text (RFC 8259) from UTF-8 bytes, with the limits of `JSONLimits.standard`.
    ///
    /// - Throws: `JSONError` for the first mistake; no bytes make it trap.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try JSONNode(parsing: bytes).value
    }

    /// The value as JSON without spaces, keys in their order: the same value always has the same text.
    ///
    /// A double has the shortest digits that read back as itself; one that is not finite becomes null, since JSON has
    /// no word for it.
    package var text: String { written().text }

    /// The bytes of `text`.
    package var bytes: [UInt8] { written().bytes }

    /// The value as JSON for people, a member or element a line, indented by two spaces.
    package var indentedText: String { written(indent: 0).text }

    /// A text as JSON writes it, of a long one the beginning: for messages, whose length must have a bound.
    package static func excerpt(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return JSONValue.string(text).text }
        return JSONValue.string(String(scalars.prefix(59)) + "…").text
    }

    private func written(indent: Int? = nil) -> TextBuffer {
        var buffer = TextBuffer()
        buffer.add(self, indent: indent)
        return buffer
    }
}
