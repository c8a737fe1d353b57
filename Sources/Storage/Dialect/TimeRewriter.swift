/// Rewrites what MySQL's grammar, and no function, says of time: `INTERVAL 2 HOUR`, a bare unit, `CURRENT_TIMESTAMP`.
struct TimeRewriter {
    private let tokens: [SQLToken]
    private var index = 0
    private var made: [SQLToken] = []

    /// Returns the pieces as SQLite takes them.
    ///
    /// - Throws: `SQLMistake` for an interval or a unit that is none.
    static func rewritten(_ tokens: [SQLToken]) throws(SQLMistake) -> [SQLToken] {
        var rewriter = TimeRewriter(tokens: tokens)
        while rewriter.index < tokens.count { try rewriter.takeNext() }
        return rewriter.made
    }

    private init(tokens: [SQLToken]) {
        self.tokens = tokens
    }

    private func next(_ distance: Int) -> SQLToken? {
        index + distance < tokens.count ? tokens[index + distance] : nil
    }

    private static let present = [
        "CURRENT_TIMESTAMP": "NOW", "LOCALTIMESTAMP": "NOW", "LOCALTIME": "NOW", "CURRENT_DATE": "CURDATE",
        "CURRENT_TIME": "CURTIME",
    ]

    private mutating func takeNext() throws(SQLMistake) {
        let token = tokens[index]
        if token.isSymbol("&&") {
            made.append(.made(.word, "AND", for: token, isSpaced: true))
        } else if token.isSymbol("<=>") {
            made.append(.made(.word, "IS", for: token, isSpaced: true))
        } else if token.kind == .word, made.last?.isSymbol(".") != true {
            return try takeWord(token)
        } else {
            made.append(token)
        }
        index += 1
    }

    private mutating func takeWord(_ token: SQLToken) throws(SQLMistake) {
        let word = token.value.uppercased()
        if word == "INTERVAL", next(1).map({ !$0.isSymbol(",") && !$0.isSymbol(".") }) ?? false {
            return try takeInterval(token)
        }
        if let function = Self.present[word] {
            made.append(.made(.word, function, for: token, isSpaced: token.isSpaced))
            if next(1)?.isSymbol("(") != true {
                made.append(.made(.symbol, "(", for: token))
                made.append(.made(.symbol, ")", for: token))
            }
        } else {
            made.append(token)
        }
        index += 1
        guard word == "TIMESTAMPDIFF" || word == "TIMESTAMPADD", next(0)?.isSymbol("(") == true, let unit = next(1)
        else { return }
        made.append(tokens[index])
        made.append(try Self.text(ofUnit: unit))
        index += 2
    }

    /// Takes `INTERVAL amount UNIT`, as an argument or after a plus or minus.
    private mutating func takeInterval(_ token: SQLToken) throws(SQLMistake) {
        guard let end = unitIndex() else {
            throw SQLMistake("this INTERVAL has no unit; expected \(Self.units)", at: token.offset)
        }
        let amount = try Self.rewritten(Array(tokens[index + 1..<end]))
        let unit = try Self.text(ofUnit: tokens[end])
        index = end + 1
        guard let before = made.last else {
            throw SQLMistake("nothing stands before this INTERVAL", at: token.offset)
        }
        let comma = SQLToken.made(.symbol, ",", for: token)
        if before.isSymbol(",") {
            made += amount + [comma, unit]
        } else if before.isSymbol("+") || before.isSymbol("-"), let start = operandStart(endingAt: made.count - 2) {
            made.removeLast()
            let name = before.isSymbol("+") ? "DATE_ADD" : "DATE_SUB"
            let call = SQLToken.made(.word, name, for: made[start], isSpaced: made[start].isSpaced)
            made.insert(contentsOf: [call, .made(.symbol, "(", for: made[start])], at: start)
            made += [comma] + amount + [comma, unit, .made(.symbol, ")", for: token)]
        } else {
            throw SQLMistake("an INTERVAL stands after a comma, a plus or a minus", at: token.offset)
        }
    }

    /// Where the unit of the interval at `index` stands: behind its amount, which is at least one piece.
    private func unitIndex() -> Int? {
        var depth = 0
        for position in tokens.indices.dropFirst(index + 1) {
            let token = tokens[position]
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth < 0 || (depth == 0 && token.isSymbol(",")) { return nil }
            if depth == 0, position > index + 1, token.kind == .word { return position }
        }
        return nil
    }

    /// Where the value begins that ends at a position: a name, a text, a bracket, a call.
    private func operandStart(endingAt end: Int) -> Int? {
        guard made.indices.contains(end) else { return nil }
        var start = end
        if made[end].isSymbol(")") {
            var depth = 0
            while start >= 0 {
                if made[start].isSymbol(")") { depth += 1 }
                if made[start].isSymbol("(") { depth -= 1 }
                if depth == 0 { break }
                start -= 1
            }
            guard start >= 0 else { return nil }
            if start > 0, made[start - 1].kind == .word, !made[start].isSpaced { start -= 1 }
            return start
        }
        guard made[end].isName || made[end].kind == .string || made[end].kind == .number else { return nil }
        while start > 1, made[start - 1].isSymbol("."), made[start - 2].isName { start -= 2 }
        return start
    }

    private static var units: String { "one of \(IntervalUnit.words.joined(separator: ", "))" }

    private static func text(ofUnit token: SQLToken) throws(SQLMistake) -> SQLToken {
        guard token.kind == .word, let unit = IntervalUnit(word: token.value) else {
            throw SQLMistake("'\(token.value)' is no unit of time; expected \(units)", at: token.offset)
        }
        return .made(.string, "'\(unit.rawValue.uppercased())'", for: token, isSpaced: token.isSpaced)
    }
}
