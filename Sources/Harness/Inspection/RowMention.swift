package import Messaging
package import Storage
package import Wire

/// Tells whether something speaks of one row: by a key such as `dataset_id`, by a path such as `/datasets/7`, or by a
/// text that only this row has, such as its slug.
///
/// It goes by names alone, and so it needs to know nothing of the system: `history_id` means a row of
/// `wishlist_dataset_histories` since a row of that table is a history.
package struct RowMention: Sendable {
    private let tables: [String]
    private let id: Int64
    private let keys: Set<String>
    private let segments: Set<String>
    private let texts: Set<String>

    /// Makes the mention of a row, or of a thing that has a row in several tables.
    ///
    /// - Parameters:
    ///   - tables: the tables' full names.
    ///   - id: the row's id.
    ///   - texts: texts that only this row has.
    package init(tables: [String], id: Int64, texts: [String] = []) {
        self.tables = tables
        self.id = id
        let endings = tables.flatMap(Self.endings)
        let singular = endings.map(Self.singular)
        keys = Set(singular.flatMap { ["\($0)_id", "\($0)_ids"] }.flatMap { [$0, Self.camelCase($0)] })
        segments = Set(endings.flatMap { [$0, $0.replacing("_", with: "-")] })
        // Shorter texts stand in too many others.
        self.texts = Set(texts.filter { $0.utf8.count >= 3 })
    }

    /// Makes the mention of a row with the texts that it had in a unique column.
    package init(_ table: Table, id: Int64, changes: [RowChange], final: [SQLValue]?) {
        let columns = table.uniqueKeys.filter { $0.count == 1 }.flatMap { $0 }
        let places = table.columns.indices.filter { columns.contains(table.columns[$0].name) }
        let states = changes.filter { $0.rowID == id && $0.table == table.name }.flatMap { [$0.old, $0.new] } + [final]
        let texts = states.flatMap { state in places.compactMap { state?[$0].text } }
        self.init(tables: [table.name], id: id, texts: texts)
    }

    /// Whether a committed change is one of the row, or of a row that names it; `table` is the table of the change.
    package func isIn(_ change: RowChange, of table: Table?) -> Bool {
        if change.rowID == id, tables.contains(change.table) { return true }
        let columns = table?.columns ?? []
        return [change.old, change.new].compactMap(\.self).contains { row in
            zip(columns, row).contains { isMeant(by: $0.name, $1) }
        }
    }

    /// Whether a column or a key of this name with this value means the row.
    private func isMeant(by key: String, _ value: SQLValue) -> Bool {
        switch value {
        case .integer(let number): number == id && keys.contains(key)
        case .text(let text): texts.contains(text)
        default: false
        }
    }

    /// Whether a JSON value speaks of the row.
    package func isIn(_ value: JSONValue, under key: String = "") -> Bool {
        switch value {
        case .integer(let number): number == id && keys.contains(key)
        case .string(let text): texts.contains(text) || (keys.contains(key) && text == "\(id)")
        case .array(let elements): elements.contains { isIn($0, under: key) }
        case .object(let object): object.members.contains { isIn($0.value, under: $0.key) }
        case .null, .bool, .real: false
        }
    }

    /// Whether a text speaks of the row: JSON, a line that ends with some, or `dataset_id=7` among words.
    package func isIn(text: String) -> Bool {
        if let brace = text.firstIndex(of: "{"), let json = try? JSONValue(parsing: Array(text[brace...].utf8)) {
            if isIn(json) { return true }
        }
        return text.split(whereSeparator: { " \n\t,;:'\"*()".contains($0) }).contains { word in
            let sides = word.split(separator: "=", maxSplits: 1)
            return texts.contains(String(word))
                || (sides.count == 2 && sides[1] == "\(id)" && keys.contains(String(sides[0])))
        }
    }

    /// Whether a request, or the answer to it, speaks of the row.
    package func isIn(_ exchange: HTTPExchange) -> Bool {
        let request = exchange.request
        let parts = request.path.split(separator: "/").map(String.init)
        let isInPath = parts.indices.contains { index in
            texts.contains(parts[index])
                || (index > 0 && parts[index] == "\(id)" && segments.contains(parts[index - 1]))
        }
        if isInPath || request.query.contains(where: { isIn(.string($0.value), under: $0.name) }) { return true }
        if isIn(body: request.body) { return true }
        guard case .answered(let response) = exchange.outcome else { return false }
        return isIn(body: response.body)
    }

    /// Whether a Slack message speaks of the row.
    package func isIn(_ message: SlackMessage) -> Bool {
        isIn(.object(message.details)) || isIn(text: message.text)
    }

    /// Whether the data of a Pusher event speak of the row.
    package func isIn(_ message: PusherMessage) -> Bool {
        message.payload.map { isIn($0) } ?? isIn(text: message.data)
    }

    /// Whether a mail speaks of the row.
    package func isIn(_ mail: MailMessage) -> Bool { isIn(text: mail.subject) || isIn(text: mail.text) }

    private func isIn(body: [UInt8]) -> Bool {
        guard let json = try? JSONValue(parsing: body) else { return false }
        return isIn(json)
    }

    /// The ways in which a table's rows are called: `wishlist_dataset_histories`, `dataset_histories`, `histories`.
    private static func endings(of table: String) -> [String] {
        let words = SQLName.local(table).split(separator: "_").map(String.init)
        return words.indices.map { words[$0...].joined(separator: "_") }
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        if word.hasSuffix("sses") || word.hasSuffix("xes") || word.hasSuffix("ches") { return String(word.dropLast(2)) }
        return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_")
        return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }
}
