/// Takes a text in MySQL's dialect to pieces, without comments and spaces.
struct SQLTokenizer {
    private let bytes: [UInt8]
    private var index = 0
    private var tokens: [SQLToken] = []

    /// Returns the pieces of a text.
    ///
    /// - Throws: `SQLMistake` for a quote or a comment that does not end, and for a character that no statement has.
    static func tokens(of text: String) throws(SQLMistake) -> [SQLToken] {
        var tokenizer = SQLTokenizer(bytes: Array(text.utf8))
        try tokenizer.run()
        return tokenizer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func run() throws(SQLMistake) {
        var end = 0
        while let byte = at(index) {
            let count = tokens.count
            defer {
                if tokens.count > count {
                    tokens[count].isSpaced = tokens[count].offset > end
                    end = index
                }
            }
            switch byte {
            case 0x20, 0x09...0x0d: index += 1
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "-") where at(index + 1) == byte && isSpace(at(index + 2)): skipLine()
            case UInt8(ascii: "/") where at(index + 1) == UInt8(ascii: "*"): try skipComment()
            case UInt8(ascii: "'"): try takeString()
            case UInt8(ascii: "\""), UInt8(ascii: "`"): try takeQuotedName(byte)
            case 0x30...0x39: takeNumber()
            case _ where Self.isWordByte(byte): take(.word) { Self.isWordByte($0) || (0x30...0x39).contains($0) }
            default: try takeSymbol()
            }
        }
    }

    // MARK: What is skipped

    private func isSpace(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 } ?? true }

    private mutating func skipLine() {
        while let byte = at(index), byte != 0x0a { index += 1 }
    }

    private mutating func skipComment() throws(SQLMistake) {
        let start = index
        index += 2
        while at(index) != nil {
            if at(index) == UInt8(ascii: "*"), at(index + 1) == UInt8(ascii: "/") {
                index += 2
                return
            }
            index += 1
        }
        throw SQLMistake("this comment does not end", at: start)
    }

    // MARK: What is taken

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$") || byte >= 0x80
    }

    private mutating func take(_ kind: SQLToken.Kind, while belongs: (UInt8) -> Bool) {
        let start = index
        while let byte = at(index), belongs(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        tokens.append(SQLToken(kind: kind, text: text, value: text, offset: start))
    }

    private mutating func takeNumber() {
        var last: UInt8 = 0
        take(.number) { byte in
            defer { last = byte }
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            if isSign { return last == UInt8(ascii: "e") || last == UInt8(ascii: "E") }
            return (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || (0x41...0x5a).contains(byte)
                || (0x61...0x7a).contains(byte)
        }
    }

    private mutating func takeString() throws(SQLMistake) {
        let start = index
        var value: [UInt8] = []
        index += 1
        while let byte = at(index) {
            index += 1
            switch byte {
            case UInt8(ascii: "'") where at(index) == byte:
                value.append(byte)
                index += 1
            case UInt8(ascii: "'"):
                let text = String(decoding: value, as: UTF8.self)
                let quoted = "'\(text.replacing("'", with: "''"))'"
                tokens.append(SQLToken(kind: .string, text: quoted, value: text, offset: start))
                return
            case UInt8(ascii: "\\"):
                guard let escaped = at(index) else { break }
                index += 1
                value += Self.meaning(ofEscaped: escaped)
            default: value.append(byte)
            }
        }
        throw SQLMistake("this text does not end", at: start)
    }

    /// What a character after a backslash stands for; `\%` and `\_` stay as they are, for LIKE.
    private static func meaning(ofEscaped byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "n"): [0x0a]
        case UInt8(ascii: "t"): [0x09]
        case UInt8(ascii: "r"): [0x0d]
        case UInt8(ascii: "%"), UInt8(ascii: "_"): [UInt8(ascii: "\\"), byte]
        default: [byte]
        }
    }

    private mutating func takeQuotedName(_ quote: UInt8) throws(SQLMistake) {
        let start = index
        var value: [UInt8] = []
        index += 1
        while let byte = at(index) {
            index += 1
            guard byte == quote else {
                value.append(byte)
                continue
            }
            guard at(index) == quote else {
                let name = String(decoding: value, as: UTF8.self)
                let text = String(decoding: bytes[start..<index], as: UTF8.self)
                tokens.append(SQLToken(kind: .quotedName, text: text, value: name, offset: start))
                return
            }
            value.append(byte)
            index += 1
        }
        throw SQLMistake("this quote does not end", at: start)
    }

    private static let longSymbols = ["<=>", "->>", "<>", "<=", ">=", "!=", "==", "||", "&&", "<<", ">>", "->"]

    private mutating func takeSymbol() throws(SQLMistake) {
        let start = index
        let long = Self.longSymbols.first { bytes[start...].starts(with: $0.utf8) }
        let text = long ?? String(decoding: [bytes[start]], as: UTF8.self)
        guard long != nil || "()[],.;=<>+-*/%!~&|:?@".utf8.contains(bytes[start]) else {
            throw SQLMistake("no statement has the character '\(text)'", at: start)
        }
        index += text.utf8.count
        tokens.append(SQLToken(kind: .symbol, text: text, value: text, offset: start))
    }
}
