import Testing
import Wire

/// No bytes make the reader trap.
@Suite struct JSONRobustnessTests {
    private static let sample = Array(
        #"{"name": "é\n😀", "a": [1, -2.5e3, true, false, null], "deep": [[{"x": {}}]], "empty": ""}"#.utf8
    )

    @Test func `a text cut off anywhere is refused with a place inside it`() throws {
        _ = try JSONNode(parsing: Self.sample)
        for length in 0..<Self.sample.count {
            let error = #expect(throws: JSONError.self) { try JSONNode(parsing: Array(Self.sample[..<length])) }
            #expect((0...length).contains(error?.position.offset ?? -1))
        }
    }

    @Test func `any byte in any place is either read or refused`() throws {
        for index in Self.sample.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = Self.sample
                changed[index] = byte
                guard let value = try? JSONNode(parsing: changed).value else { continue }
                #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
            }
        }
    }

    @Test func `texts put together at random are read or refused, and what is read is written back the same`() throws {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d800", "1", "-", ".", "e", " ", "\n", "true", "é",
            "\"a\":",
        ]
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            guard let value = try? JSONValue(parsing: Array(text.utf8)) else { continue }
            #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
        }
    }

    @Test func `a long flat text takes time in proportion to its length`() throws {
        let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue(parsing: Array("{\(members)}".utf8))
        #expect(value.object?.members.count == 100_000)
    }

    /// Marks of two classes, so that they have to be put in order; the same as escapes; and a vowel sign that stands for two.
    @Test(arguments: [("\u{301}\u{316}", 30), ("\\u0301\\u0316", 30), ("\u{f73}", 30)])
    func `a character has at most so many combining marks, so that comparing texts takes no time`(
        pair: String,
        limit: Int
    ) throws {
        func read(_ pairs: Int) throws -> JSONValue {
            // Each character may have as many.
            let text = "a" + String(repeating: pair, count: pairs)
            return try JSONValue(parsing: Array("[\"\(text)\(text)\", {\"日\(text)\": 1}]".utf8))
        }
        _ = try read(limit / 2)
        #expect(throws: JSONError.self) { try read(limit / 2 + 1) }
        let error = #expect(throws: JSONError.self) { try read(100_000) }
        #expect(error?.found == "more than \(limit) combining marks on one character")
        #expect(error?.position.line == 1)
    }

    @Test func `texts of written languages have as many characters as they like`() throws {
        for word in ["e\u{301}", "ก็่", "नि", "한글", "がぎ", "👩‍👩‍👧‍👦", "Z̤͔ͧ̑̓ä͖̭̈̇l", "בְּרֵאשִׁית"] {
            let text = String(repeating: word, count: 20_000)
            #expect(try JSONValue(parsing: Array("\"\(text)\"".utf8)) == .string(text))
        }
    }

    @Test func `a key that stands twice among very many costs no more`() throws {
        let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let limits = JSONLimits(depth: 1, size: 16 << 20, allowsDuplicateKeys: true)
        let node = try JSONNode(parsing: Array("{\(members),\"k7\":null}".utf8), limits: limits)
        #expect(node.value.object?.members.count == 100_000)
        #expect(node.value["k7"] == .null)
    }
}
