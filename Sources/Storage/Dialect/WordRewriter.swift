/// Does to words that are compared with an integer column what MySQL does to them: it reads the number that they begin
/// with, and most begin with none, so that `status = 'Pending'` asks for status 0 (reference trend-viewer, FM-54).
struct WordRewriter {
    private let tables: DialectTables
    private var tokens: [SQLToken]
    private let aliases: [String: Int]
    private var findings: [(column: String, words: [(word: String, value: Int64)], found: [String])] = []

    init(tables: DialectTables, tokens: [SQLToken]) {
        self.tables = tables
        self.tokens = tokens
        aliases = Self.aliases(in: tokens, tables)
    }

    /// Returns the pieces with numbers in the place of words, and what to tell whoever asked.
    func rewritten() -> (tokens: [SQLToken], warnings: [String]) {
        guard !aliases.isEmpty else { return (tokens, []) }
        var copy = self
        copy.rewrite()
        return (copy.tokens, copy.findings.map { Self.warning($0.column, $0.words, $0.found) })
    }

    // MARK: Tables

    /// The tables that the statement reads, by their own name and by the name that it gives them.
    private static func aliases(in tokens: [SQLToken], _ tables: DialectTables) -> [String: Int] {
        var aliases: [String: Int] = [:]
        for index in tokens.indices where tokens[index].isWord("FROM") || tokens[index].isWord("JOIN") {
            var position = index + 1
            while position < tokens.count, tokens[position].isName {
                var name = tokens[position].value
                if position + 2 < tokens.count, tokens[position + 1].isSymbol("."), tokens[position + 2].isName {
                    name += ".\(tokens[position + 2].value)"
                    position += 2
                }
                position += 1
                if position < tokens.count, tokens[position].isWord("AS") { position += 1 }
                if let table = tables.table(name) {
                    aliases[SQLName.local(name.lowercased())] = table
                    if position < tokens.count, tokens[position].isName {
                        aliases[tokens[position].value.lowercased()] = table
                    }
                }
                if position < tokens.count, tokens[position].isName { position += 1 }
                guard position < tokens.count, tokens[position].isSymbol(",") else { break }
                position += 1
            }
        }
        return aliases
    }

    /// The integer column whose name ends at `end`, and where the name begins.
    private func integerColumn(endingAt end: Int) -> (start: Int, name: String, column: DialectTables.Column)? {
        guard tokens.indices.contains(end), isColumnName(tokens[end]) else { return nil }
        var start = end
        while start > 1, tokens[start - 1].isSymbol("."), tokens[start - 2].isName { start -= 2 }
        let qualifier = start < end ? aliases[tokens[end - 2].value.lowercased()].map { [$0] } ?? [] : nil
        let candidates = qualifier ?? Set(aliases.values).sorted()
        let columns = candidates.compactMap { tables.column(tokens[end].value, of: $0) }
        guard let first = columns.first, columns.allSatisfy({ $0.column.isInteger }) else { return nil }
        return (start, first.fullName, first.column)
    }

    private func isColumnName(_ token: SQLToken) -> Bool { token.isName && tables.hasColumn(token.value) }

    /// A text, or what MySQL takes for one: double quotes around something that is no column.
    private func isText(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        return token.kind == .string
            || (token.kind == .quotedName && token.text.hasPrefix("\"") && !tables.hasColumn(token.value))
    }

    // MARK: Comparisons

    private static let comparisons: Set<String> = ["=", "==", "<>", "!=", "<", ">", "<=", ">="]

    private mutating func rewrite() {
        for index in tokens.indices {
            guard let (start, name, column) = integerColumn(endingAt: index) else { continue }
            for place in textsCompared(columnStart: start, columnEnd: index) where isText(place) {
                read(place, for: name, column)
            }
        }
    }

    /// Where values stand that the column is compared with.
    private func textsCompared(columnStart start: Int, columnEnd end: Int) -> [Int] {
        var places: [Int] = []
        if start >= 2, isComparison(start - 1) { places.append(start - 2) }
        var next = end + 1
        guard next < tokens.count else { return places }
        if isComparison(next) { return places + [next + 1] }
        if tokens[next].isWord("WHEN"), start > 0, tokens[start - 1].isWord("CASE") { return whenPlaces(from: next) }
        if tokens[next].isWord("NOT") { next += 1 }
        guard next + 1 < tokens.count else { return places }
        if tokens[next].isWord("BETWEEN"), next + 3 < tokens.count, tokens[next + 2].isWord("AND") {
            return places + [next + 1, next + 3]
        }
        guard tokens[next].isWord("IN"), tokens[next + 1].isSymbol("(") else { return places }
        let list = tokens[(next + 2)...].prefix { !$0.isSymbol("(") && !$0.isSymbol(")") }
        return places + Array(list.indices)
    }

    private func isComparison(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .symbol && Self.comparisons.contains(token.text) || token.isWord("IS")
    }

    private func whenPlaces(from first: Int) -> [Int] {
        var depth = 0
        var places: [Int] = []
        for index in first..<tokens.count {
            if tokens[index].isWord("CASE") { depth += 1 }
            if tokens[index].isWord("END") { depth -= 1 }
            if depth < 0 { break }
            if depth == 0, tokens[index].isWord("WHEN") { places.append(index + 1) }
        }
        return places
    }

    private mutating func read(_ place: Int, for name: String, _ column: DialectTables.Column) {
        let word = tokens[place].value
        let number = LeadingNumber(word)
        tokens[place] = .made(.number, String(number.value), for: tokens[place], isSpaced: tokens[place].isSpaced)
        guard !number.isWhole else { return }
        if let index = findings.firstIndex(where: { $0.column == name }) {
            if !findings[index].found.contains(word) { findings[index].found.append(word) }
        } else {
            findings.append((name, column.words, [word]))
        }
    }

    // MARK: Warnings

    private static func warning(_ column: String, _ words: [(word: String, value: Int64)], _ found: [String]) -> String
    {
        let numbers = found.map { LeadingNumber($0).value }
        let read =
            Set(numbers).count == 1
            ? "\(listed(found.map { "'\($0)'" })) as \(numbers[0])"
            : listed(zip(found, numbers).map { "'\($0)' as \($1)" })
        var text = "\(column) is an integer, and MySQL reads \(read)"
        let known = found.compactMap { word in
            words.first { $0.word.lowercased() == word.lowercased() }.map { "\(word) is \($0.value)" }
        }
        if known.count == found.count {
            text += "; \(listed(known))"
        } else if !words.isEmpty {
            text += "; the words are \(listed(words.map { "\($0.word) \($0.value)" }))"
        }
        return text
    }

    private static func listed(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
