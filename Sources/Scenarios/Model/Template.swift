package import Wire

/// A text that may name values saved by earlier steps: `/wishlists/${slug}`.
package struct Template: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The text as it was written.
    package let text: String

    /// Makes a template; every text is one.
    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// The names in it, in order; a `${` that is never closed is no name.
    package var names: [String] {
        Self.parts(text).compactMap {
            guard case .name(let name) = $0 else { return nil }
            return name
        }
    }

    /// Returns true when a value can be saved under the name: letters, digits and `_`, of ASCII.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" }
    }

    /// Returns true when the text opens a placeholder and never closes it.
    static func isUnclosed(_ text: String) -> Bool {
        guard case .text(let rest)? = parts(text).last else { return false }
        return rest.contains("${")
    }

    /// The text with the saved values in place of their names.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func text(with saved: [String: JSONValue]) throws(TemplateError) -> String {
        var filled = ""
        for part in Self.parts(text) {
            switch part {
            case .text(let text): filled += text
            case .name(let name): filled += Self.plainText(try Self.value(name, in: saved))
            }
        }
        return filled
    }

    /// The value that the text stands for: a text that is one name and nothing else has the saved value's own type.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func value(with saved: [String: JSONValue]) throws(TemplateError) -> JSONValue {
        let parts = Self.parts(text)
        if parts.count == 1, case .name(let name) = parts[0] { return try Self.value(name, in: saved) }
        return .string(try text(with: saved))
    }

    /// Fills every text inside a JSON value; keys stay as they are.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package static func fill(
        _ value: JSONValue,
        with saved: [String: JSONValue]
    ) throws(TemplateError) -> JSONValue {
        switch value {
        case .string(let text): return try Template(text).value(with: saved)
        case .array(let elements):
            var filled: [JSONValue] = []
            for element in elements { filled.append(try fill(element, with: saved)) }
            return .array(filled)
        case .object(let object):
            var filled: [(String, JSONValue)] = []
            for member in object.members { filled.append((member.key, try fill(member.value, with: saved))) }
            return .object(JSONObject(filled))
        case .null, .bool, .integer, .real: return value
        }
    }

    private enum Part: Equatable {
        case text(String), name(String)
    }

    private static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        var rest = Substring(text)
        while let opening = rest.firstRange(of: "${"), let closing = rest[opening.upperBound...].firstIndex(of: "}") {
            if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
            parts.append(.name(String(rest[opening.upperBound..<closing])))
            rest = rest[rest.index(after: closing)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    private static func value(_ name: String, in saved: [String: JSONValue]) throws(TemplateError) -> JSONValue {
        guard let value = saved[name] else { throw TemplateError(name: name) }
        return value
    }

    private static func plainText(_ value: JSONValue) -> String { value.string ?? value.text }
}
