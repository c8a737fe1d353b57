import Scenarios
import Testing
import Wire

/// Nothing makes the reader trap, and nothing wrong is taken for right.
@Suite struct RobustnessTests {
    /// The diagnostics of a text, or nil when it is read.
    private func diagnostics(_ bytes: [UInt8]) -> Diagnostics? {
        do {
            _ = try TestVocabulary.reader.read(bytes, file: "x.json")
            return nil
        } catch {
            return error
        }
    }

    @Test func `a file cut off anywhere is refused with a place`() throws {
        var bytes = try fixture("complete.json")
        while bytes.last == 0x0a { bytes.removeLast() }
        for length in 0..<bytes.count {
            let all = diagnostics(Array(bytes[..<length]))?.all ?? []
            #expect(all.count == 1 && all[0].position.offset <= length, "cut at \(length)")
        }
    }

    /// Every value of a file with its path, and every key with the path of its value.
    private func walk(_ node: JSONNode, _ path: String, _ visit: (JSONNode, JSONNode.Member?, String) -> Void) {
        switch node.kind {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, nil, "\(path)[\(index)]")
                walk(element, "\(path)[\(index)]", visit)
            }
        case .object(let members):
            for member in members {
                visit(member.node, member, "\(path).\(member.key)")
                walk(member.node, "\(path).\(member.key)", visit)
            }
        default: break
        }
    }

    @Test func `each key misspelt is refused at that key or at its object`() throws {
        let bytes = try fixture("complete.json")
        var accepted: [String] = []
        walk(try JSONNode(parsing: bytes), "$") { _, member, path in
            guard let member else { return }
            var changed = bytes
            changed.insert(UInt8(ascii: "x"), at: member.position.offset + 2)
            guard let all = diagnostics(changed)?.all else {
                accepted.append(path)
                return
            }
            // A name that others use is missed where they use it.
            let isUsedElsewhere = path.contains(".save.")
            #expect(isUsedElsewhere || all.contains { abs($0.line - member.position.line) <= 4 }, "\(path): \(all)")
        }
        try expect(accepted.joined(separator: "\n") + "\n", matches: "free-keys.txt")
    }

    @Test func `each value replaced by one of another type is refused unless the language takes it`() throws {
        let bytes = try fixture("complete.json")
        let replacements = [
            "null", "true", "false", "7", "-1", "1.5", "\"\"", "\"zzz\"", "[]", "[7]", "{}", "{\"zzz\":1}",
        ]
        var accepted: [String] = []
        let node = try JSONNode(parsing: bytes)
        walk(node, "$") { node, _, path in
            let end = Self.end(of: node, in: bytes)
            var taken: [String] = []
            for replacement in replacements {
                let changed = Array(bytes[..<node.position.offset]) + Array(replacement.utf8) + Array(bytes[end...])
                guard let all = diagnostics(changed)?.all else {
                    taken.append(replacement)
                    continue
                }
                #expect(!all.isEmpty && all.allSatisfy { $0.position.offset < changed.count })
            }
            if !taken.isEmpty { accepted.append("\(path)  takes  \(taken.joined(separator: "  "))") }
        }
        try expect(accepted.joined(separator: "\n") + "\n", matches: "free-values.txt")
    }

    /// Where a value ends: the shortest text from its beginning that is a value of the same kind.
    private static func end(of node: JSONNode, in bytes: [UInt8]) -> Int {
        let start = node.position.offset
        switch node.kind {
        case .array, .object:
            var depth = 0
            var isInText = false
            for index in start..<bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\""): if bytes[index - 1] != UInt8(ascii: "\\") { isInText.toggle() }
                case UInt8(ascii: "["), UInt8(ascii: "{"): if !isInText { depth += 1 }
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    if !isInText { depth -= 1 }
                    if depth == 0 { return index + 1 }
                default: break
                }
            }
            return bytes.count
        default: return start + node.width
        }
    }

    @Test func `bytes put together at random from the words of the language never trap`() throws {
        let words = [
            "{", "}", "[", "]", ",", ":", "\"at\"", "\"01:00\"", "\"faults\"", "\"expect\"", "\"do\"", "\"on\"",
            "\"crawler\"",
            "\"system\"", "\"trend-viewer\"", "\"steps\"", "1", "true", "null", "\"table\"", "\"until\"", "\"where\"",
        ]
        var state: UInt64 = 7
        for _ in 0..<3000 {
            var text = "{\"system\":\"trend-viewer\","
            for _ in 0..<14 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count]
            }
            #expect(diagnostics(Array(text.utf8)) != nil)
        }
    }
}
