import Testing
import Wire

/// What the reader takes and refuses (RFC 8259).
@Suite struct JSONReaderTests {
    private static let accepted: [(text: String, value: JSONValue)] = [
        ("null", nil), ("true", true), ("false", false), (" \t\r\n 1 \n", 1),
        ("[]", []), ("[ ]", []), ("{}", [:]), ("{ }", [:]), ("\"\"", ""),
        ("[1,2]", [1, 2]), ("[[[]],{}]", [[[]], [:]]), ("[null, 1, \"1\", {}]", [nil, 1, "1", [:]]),
        ("{\"\":0}", ["": 0]), ("{\"a\":{\"a\":[{\"a\":null}]}}", ["a": ["a": [["a": nil]]]]),
        ("{\"b\":1,\"a\":2}", ["b": 1, "a": 2]),
        ("0", 0), ("-0", 0), ("-1", -1), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .real(9_223_372_036_854_775_808)),
        ("1.0", .real(1)), ("1e3", .real(1000)), ("1E+2", .real(100)), ("2.5e-1", .real(0.25)), ("-0.0", .real(-0.0)),
        ("0e1", .real(0)), ("1e-400", .real(0)), ("123.456e10", .real(1_234_560_000_000)),
        ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{c}\n\r\t"), ("\"\\u0041\\u00e9\\u0000\"", "A\u{e9}\u{0}"),
        ("\"\\ud83d\\uDE00\"", "\u{1F600}"), ("\"é 日本 😀\u{7f}\"", "é 日本 😀\u{7f}"),
        ("\"\\uFFFF\u{10FFFF}\"", "\u{ffff}\u{10ffff}"),
        ("\"a\u{2028}b\"", "a\u{2028}b"), ("\"// no comment /* */ #\"", "// no comment /* */ #"),
    ]

    @Test(arguments: accepted)
    func `JSON is read to its value`(_ sample: (text: String, value: JSONValue)) throws {
        #expect(try JSONValue(parsing: Array(sample.text.utf8)) == sample.value)
    }

    private static let refused: [(text: String, message: String)] = [
        ("", "1:1: found the end of the text; expected a value"),
        (" \n  ", "2:3: found the end of the text; expected a value"),
        ("[1,]", "1:4: found \"]\"; expected a value; JSON allows no comma after the last element"),
        ("{\"a\":1,}", "1:8: found \"}\"; expected a key in double quotes; JSON allows no comma after the last member"),
        ("[1 2]", "1:4: found \"2\"; expected \",\" or \"]\""),
        ("[,1]", "1:2: found \",\"; expected a value or \"]\""),
        ("[1", "1:3: found the end of the text; expected \",\" or \"]\""),
        ("{,}", "1:2: found \",\"; expected a key in double quotes or \"}\""),
        ("{a:1}", "1:2: found \"a\"; expected a key in double quotes or \"}\""),
        ("{'a':1}", "1:2: found \"'\"; expected a key in double quotes or \"}\"; JSON's quotes are double"),
        ("{\"a\" 1}", "1:6: found \"1\"; expected \":\" after the key \"a\""),
        ("{\"a\":}", "1:6: found \"}\"; expected the value of \"a\""),
        ("{\"a\":1 \"b\":2}", "1:8: found a text; expected \",\" or \"}\""),
        ("{\"a\":1,\n \"a\":2}", "2:2: found the key \"a\" a second time; expected each key once in an object"),
        ("{\"a\":1,\"\\u0061\":2}", "1:8: found the key \"a\" a second time; expected each key once in an object"),
        ("1 2", "1:3: found \"2\"; expected the end of the text"),
        ("{}}", "1:3: found \"}\"; expected the end of the text"),
        ("// a\n1", "1:1: found \"/\"; expected a value; JSON has no comments"),
        ("[1 /* a */]", "1:4: found \"/\"; expected \",\" or \"]\"; JSON has no comments"),
        ("1 # a", "1:3: found \"#\"; expected the end of the text; JSON has no comments"),
        ("01", "1:1: found a number with a leading zero; expected no digit after the 0; leave the zero out"),
        ("-01", "1:2: found a number with a leading zero; expected no digit after the 0; leave the zero out"),
        ("-", "1:2: found the end of the text; expected a digit after \"-\""),
        ("-a", "1:2: found \"a\"; expected a digit after \"-\""),
        ("+1", "1:1: found \"+\"; expected a value; a number begins with a digit or \"-\""),
        (".5", "1:1: found \".\"; expected a value; a number begins with a digit or \"-\""),
        ("1.", "1:3: found the end of the text; expected a digit after the point"),
        ("1.e3", "1:3: found \"e\"; expected a digit after the point"),
        ("1e", "1:3: found the end of the text; expected a digit in the exponent"),
        ("1e+]", "1:4: found \"]\"; expected a digit in the exponent"),
        ("0x1", "1:2: found \"x\"; expected the end of the text"),
        ("[1a]", "1:3: found \"a\"; expected \",\" or \"]\""),
        ("1e400", "1:1: found a number too large; expected a number up to 1.7976931348623157e308"),
        ("NaN", "1:1: found NaN; expected a value; JSON has no such number"),
        ("[-Infinity]", "1:3: found Infinity; expected a number; JSON has no such number"),
        ("True", "1:1: found True; expected a value; write it in small letters: true"),
        ("None", "1:1: found None; expected a value; JSON's word for nothing is null"),
        ("nul", "1:1: found the bare word nul; expected a value; a text stands in double quotes"),
        ("truee", "1:1: found the bare word truee; expected a value; a text stands in double quotes"),
        ("\"a", "1:1: found a text that never ends; expected its closing double quote before the end of the text"),
        ("\"\\", "1:2: found half an escape; expected a character after \"\\\""),
        (
            "\"\\x\"",
            "1:3: found \"x\"; expected \" \\ / b f n r t or u after \"\\\"; a backslash itself is written \\\\"
        ),
        ("\"\\u12\"", "1:2: found a \\u without four digits; expected four of 0-9, a-f, A-F after \\u"),
        ("\"\\ud800\"", "1:2: found the lone surrogate \\uD800; expected a pair \\uD800…\\uDBFF \\uDC00…\\uDFFF"),
        (
            "\"\\ud800\\u0041\"",
            "1:2: found the lone surrogate \\uD800; expected a pair \\uD800…\\uDBFF \\uDC00…\\uDFFF"
        ),
        ("\"é\\udc00\"", "1:3: found the lone surrogate \\uDC00; expected a pair \\uD800…\\uDBFF \\uDC00…\\uDFFF"),
        (
            "\"a\nb\"",
            "1:3: found a line break inside a text; expected a closing double quote or a character; write \\n for it"
        ),
        ("\"\t\"", "1:2: found a tab inside a text; expected a closing double quote or a character; write \\t for it"),
        (
            "\"\u{0}\"",
            "1:2: found the control character U+0000 inside a text; expected a closing double quote or a character; "
                + "write \\u0000 for it"
        ),
        ("\u{0}", "1:1: found the control character U+0000; expected a value"),
        ("[\u{a0}1]", "1:2: found \"\u{a0}\"; expected a value or \"]\""),
        ("\u{feff}1", "1:1: found a byte order mark; expected a value; save the file as UTF-8 without it"),
        ("[\"日本語\" x]", "1:8: found \"x\"; expected \",\" or \"]\""),
    ]

    @Test(arguments: refused)
    func `what is not JSON is refused with place, finding and expectation`(
        _ sample: (text: String, message: String)
    ) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(sample.text.utf8)) }
        #expect(error?.description == sample.message)
    }

    @Test(
        arguments: [
            [0xff], [0xc0, 0xaf], [0xc1, 0x81], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80], [0xf0, 0x80, 0x80, 0x80],
            [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80], [0xe2, 0x82], [0xe2, 0x41, 0x82], [0xc3],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused inside a text and outside`(_ bytes: [UInt8]) {
        let quoted = #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
        #expect(quoted?.position == JSONPosition(offset: 1, line: 1, column: 2))
        #expect(quoted?.expected == "a text in UTF-8")
        #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `depth and size have limits and the reader never runs out of stack`() throws {
        let nested = { (depth: Int) in Array(repeatElement(UInt8(ascii: "["), count: depth)) }
        #expect(try JSONValue(parsing: nested(256) + Array(repeatElement(UInt8(ascii: "]"), count: 256))) != .null)
        let deep = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(100_000)) }
        #expect(
            deep?.description
                == "1:257: found an array or object at depth 257; expected at most 256 of them in one another"
        )
        let limits = JSONLimits(depth: 4, size: 3, allowsDuplicateKeys: false)
        #expect(throws: JSONError.self) { try JSONNode(parsing: Array("1234".utf8), limits: limits) }
        #expect(try JSONNode(parsing: Array("123".utf8), limits: limits).value == 123)
    }

    @Test func `duplicate keys can be allowed and then the last one counts`() throws {
        let limits = JSONLimits(depth: 4, size: 100, allowsDuplicateKeys: true)
        let node = try JSONNode(parsing: Array(#"{"a":1,"b":2,"a":3}"#.utf8), limits: limits)
        #expect(node.value == ["a": 3, "b": 2])
    }

    // Few keys are compared, many are hashed.
    @Test(arguments: [1, 11, 12, 13, 100])
    func `a key that stands twice is found among any number of others`(count: Int) throws {
        let keys = (0..<count).map { "k\($0)" }
        func text(_ keys: [String]) -> [UInt8] { Array("{\(keys.map { "\"\($0)\":1" }.joined(separator: ","))}".utf8) }
        #expect(try JSONValue(parsing: text(keys)).object?.members.map(\.key) == keys)
        let limits = JSONLimits(depth: 4, size: 10_000, allowsDuplicateKeys: true)
        for twice in [keys[0], keys[count - 1]] {
            #expect(throws: JSONError.self) { try JSONValue(parsing: text(keys + [twice])) }
            #expect(
                try JSONNode(parsing: text(keys + [twice]), limits: limits).value.object?.members.map(\.key) == keys
            )
        }
    }

    @Test func `keys that look alike in two Unicode forms are two keys`() throws {
        let value = try JSONValue(parsing: Array("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8))
        #expect(value.object?.members.count == 2)
        #expect(value["\u{e9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array("{\"e\u{301}\":1,\"e\u{301}\":2}".utf8)) }
    }

    @Test(arguments: ["{\"KEY\" 1}", "{\"KEY\":}", "{\"KEY\":1,\"KEY\":2}", "[KEY]"])
    func `a message has a bounded length however long the key is`(_ text: String) {
        for key in [String(repeating: "k", count: 5000), "e" + String(repeating: "\u{301}", count: 5000)] {
            let bytes = Array(text.replacing("KEY", with: key).utf8)
            let error = #expect(throws: JSONError.self) { try JSONNode(parsing: bytes) }
            #expect(error?.message.utf8.count ?? 0 < 300)
            #expect(JSONNode(position: .start, width: 1, kind: .string(key)).summary.utf8.count < 200)
        }
    }

    @Test func `every value and key knows where it stands and how wide it is`() throws {
        let text = "{\n  \"é\": [1, \"日本\", -2.5],\r\n\t\"b\\n\": {\"c\": null}\n}"
        let node = try JSONNode(parsing: Array(text.utf8))
        var seen: [String] = []
        func walk(_ node: JSONNode) {
            seen.append("\(node.position.line):\(node.position.column)+\(node.width) \(node.summary)")
            switch node.kind {
            case .array(let elements): elements.forEach(walk)
            case .object(let members):
                for member in members {
                    seen.append("\(member.position.line):\(member.position.column)+\(member.width) key \(member.key)")
                    walk(member.node)
                }
            default: break
            }
        }
        walk(node)
        #expect(
            seen == [
                "1:1+1 an object", "2:3+3 key é", "2:8+1 an array", "2:9+1 the number 1", "2:12+4 the text \"日本\"",
                "2:18+4 the number -2.5", "3:2+5 key b\n", "3:9+1 an object", "3:10+3 key c", "3:15+4 null",
            ]
        )
    }
}
