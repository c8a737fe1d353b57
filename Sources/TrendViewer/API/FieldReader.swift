import Wire

/// Reads the fields of a request and gathers everything that is wrong with them.
struct FieldReader {
    private(set) var errors: [FieldError] = []

    /// Notes that a field is wrong.
    mutating func complain(_ field: String, _ message: String) {
        errors.append(FieldError(field: field, message: message))
    }

    /// A text that is not empty and holds no emoji (reference trend-viewer §1.13).
    mutating func text(_ value: JSONValue?, _ field: String, limit: Int = 1000) -> String {
        guard let text = value?.string, text.contains(where: { !$0.isWhitespace }) else {
            complain(field, value == nil || value == .null ? "is needed" : "must be a text that is not empty")
            return ""
        }
        guard text.count <= limit else {
            complain(field, "may have at most \(limit) characters")
            return ""
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation }) else {
            complain(field, "must not contain emoji")
            return ""
        }
        return text
    }

    /// A positive number, or nil when the field is left out.
    mutating func optionalID(_ value: JSONValue?, _ field: String) -> Int? {
        guard let value, value != .null else { return nil }
        guard let number = value.integer, number > 0 else {
            complain(field, "must be a number from 1 up")
            return nil
        }
        return Int(number)
    }

    /// The kind of a product's input.
    mutating func inputType(_ value: JSONValue?, _ field: String) -> InputType {
        guard let word = value?.string, let type = InputType(word: word) else {
            let words = InputType.allCases.map(\.wireName).joined(separator: ", ")
            complain(field, "must be one of \(words)")
            return .asin
        }
        return type
    }

    /// A mall by its name or number; `usual` when the field is left out.
    mutating func mall(_ value: JSONValue?, _ field: String, usual: Int) -> Int {
        guard let value, value != .null else { return usual }
        if let number = value.integer, (1...2).contains(number) { return Int(number) }
        switch value.string?.lowercased() {
        case "amazon": return 1
        case "rakuten": return 2
        default:
            complain(field, "must be Amazon or Rakuten")
            return usual
        }
    }

    /// The items of a list, each read with its own field name; a list that is left out is empty.
    mutating func list<Item>(
        _ value: JSONValue?,
        _ field: String,
        _ read: (JSONValue, String, inout FieldReader) -> Item
    ) -> [Item] {
        guard let value, value != .null else { return [] }
        guard let items = value.array else {
            complain(field, "must be a list")
            return []
        }
        return items.enumerated().map { read($0.element, "\(field).\($0.offset)", &self) }
    }
}
