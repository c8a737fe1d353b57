import Testing
import Wire

/// The grammar of RFC 8259, rule by rule: what each lets through and what it stops.
///
/// A case says what it is made of: `·` stands for a byte that is not UTF-8, 0xE5, since a Swift text cannot hold one.
@Suite struct JSONGrammarTests {
    /// A rule of the grammar with what it takes and what it refuses.
    struct Rule: Sendable, CustomTestStringConvertible {
        let name: String
        let takes: [String]
        let refuses: [String]
        var testDescription: String { name }
    }

    private static let limits = JSONLimits(depth: 256, size: 1 << 20, allowsDuplicateKeys: true)

    static let rules = [
        Rule(
            name: "text: one value between spaces, and nothing else",
            takes: ["1", " 1", "1 ", "\t\r\n1\n", "\"a\"", "true", "null", "[]\n", "{}", " [] "],
            refuses: [
                "", " ", "\n", "·", "1 1", "[][", "[]]", "{}}", "{} {}", "[]a", "{}#", "{}//", "{}/", "{}/**/",
                "/**/{}", "[1],", "]", "}", ",", ":", "*", "é", "å", "<null>", "<.>", "\u{feff}", "\u{feff}{}", "\u{0}",
                "[\u{0}]", "aå", "å",
            ]
        ),
        Rule(
            name: "space: blank, tab, line feed, carriage return",
            takes: ["[ ]", "[\t]", "[\n]", "[\r]", "[ \t\n\r1\r\n]", "{ \"a\" : 1 }"],
            refuses: [
                "[\u{b}]", "[\u{c}]", "[\u{a0}]", "[\u{2060}]", "[\u{2028}]", "\u{2060}1", "[\\n]", "\\u000A\"\"",
            ]
        ),
        Rule(
            name: "words: true, false, null, in small letters and whole",
            takes: ["true", "[false]", "[null,true]"],
            refuses: [
                "tru", "[fals]", "[nul", "[truE]", "True", "NULL", "nulll", "[true1]", "[fals", "[tru", "undefined",
                "nil", "a", "[a", "[\"a\",b]", "yes",
            ]
        ),
        Rule(
            name: "array: values with commas between them",
            takes: ["[]", "[1]", "[1,2]", "[[]]", "[[],[[]]]", "[null,1,\"1\",{}]", "[1,null,null,2]", "[\"\"]"],
            refuses: [
                "[", "[1", "[1,", "[,1]", "[,]", "[1,]", "[1,,2]", "[1,,]", "[\"\",]", "[1 2]", "[1 true]", "[1:2]",
                "[1;2]", "[\"a\":1]", "[1]]", "[1}", "[{}", "[{", "[\"a", "[\"a\"", "[*]", "[\"\": 1]", "[3[4]]",
                "[1\n,1\n,1", "[\"a\",\n4\n,1,", "[·]", "[a·]", "[1,·]", "['", "[][]", "[-]", "[x", "[\"x\"",
            ]
        ),
        Rule(
            name: "object: keys in quotes, a colon, a value, commas between them",
            takes: [
                "{}", "{\"\":0}", "{\"a\":1}", "{\"a\":1,\"b\":2}", "{\"a\":{\"a\":{}}}", "{\"a\":[]}",
                "{\"a\\u0000b\":1}", "{\"\\u0041\":1}", "{\n\"a\"\n:\n1\n}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":1}",
            ],
            refuses: [
                "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{,", "{,}", "{\"a\"}", "{:1}", "{\"a\" 1}",
                "{\"a\":}", "{\"a\",1}", "{\"a\"::1}", "{\"a\":1,}", "{\"a\":1,,}", "{\"a\":1,,\"b\":2}",
                "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{'a'", "{1:1}", "{99999999999:1}", "{null:null}",
                "{null:null,null:null}", "{[1]:1}", "{\"a\":a}", "{\"a\":1}#", "{\"a\":1}/**/", "{\"a\":/*b*/1}",
                "{]", "{[", "{\"a\":\"b", "{\"a\":'b'}", "{\"x\", null}", "{\"a\":b,c}", "{\"a\" b}", "{·}",
                "{\"·\":1}", "{\"·\":\"0\",}", "{🇨🇭}", "{\"a", "{\"a\":1]",
            ]
        ),
        Rule(
            name: "number: sign and whole part",
            takes: ["0", "-0", "1", "-1", "10", "123456789", "-9223372036854775808", "[0,-0]"],
            refuses: [
                "-", "--1", "- 1", "+1", "++1", "00", "01", "-01", "-00", "012", "-012", "[-]", "-a", "[-foo]", "+Inf",
                "1_000", "1 000", "1a", "[1a]", "-1x", "[-123.123foo]", "0x1", "0x42", "1+2", "[0e+-1]", "１", "[1·]",
                "[-·]", "1,5",
            ]
        ),
        Rule(
            name: "number: fraction",
            takes: ["0.0", "-0.0", "1.5", "0.00000000000000000000000000000001", "10.10", "[-0.000001]"],
            refuses: [".5", "-.5", ".-1", "1.", "-1.", "[-2.]", "0.1.2", "1..5", "1.e3", "0.e1", "9.e+", "1.a", "1.·"]
        ),
        Rule(
            name: "number: exponent",
            takes: ["1e1", "1E1", "1e+1", "1e-1", "1E+1", "1E-1", "0e0", "0e+1", "0E-1", "1.5e3", "20e1", "1e01"],
            refuses: [
                "1e", "0e", "0E", "1e+", "0E+", "1.0e", "1.0e-", "1.0e+", "0.3e", "0.3e+", "1eE2", "1ee2", "1e1.5",
                "1e+-1", "1ea", "[1e·]", "[1e1·]", "1e 1", "e1", "[0.1e+x]",
            ]
        ),
        Rule(
            name: "number: none of IEEE's others",
            takes: [],
            refuses: ["NaN", "-NaN", "Inf", "+Inf", "Infinity", "-Infinity", "[NaN]", "[-Infinity]", "nan", "inf"]
        ),
        Rule(
            name: "string: any character but the quote, the backslash and control characters",
            takes: [
                "\"\"", "\"a\"", "\" \"", "\"é\"", "\"€\"", "\"日本\"", "\"😀\"", "\"\u{7f}\"", "\"\u{80}\"",
                "\"\u{2028}\u{2029}\"", "\"\u{200b}\"", "\"\u{fffe}\"", "\"\u{ffff}\"", "\"\u{1bfff}\"",
                "\"\u{10ffff}\"", "\"/* // # */\"", "\"e\u{301}\"", "\"'\"", "[\"a\",\"b\"]",
            ],
            refuses: [
                "\"", "\"a", "\"a\"b", "\"a\nb\"", "\"\t\"", "\"\r\"", "\"\u{0}\"", "\"\u{1f}\"", "'a'", "'", "a", "é",
                "“a”", "\"·\"", "\"a·", "\"\"\"", "\"a\"x", "[\"a\"x]", "[\n\"\n\"]", "\\\"a\"", "\\u0020\"a\"", "[\\n",
            ]
        ),
        Rule(
            name: "string: escapes of one character",
            takes: ["\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\\f\\n\\r\\t\"", "\"\\\\n\"", "\"\\\\\\\\\"", "\"/\""],
            refuses: [
                "\"\\\"", "\"\\", "\"\\a\"", "\"\\x00\"", "\"\\'\"", "\"\\0\"", "\"\\\u{0}\"", "\"\\\t\"", "\"\\\n\"",
                "\"\\🌀\"", "\"\\·\"", "\"\\ \"", "\"\\\\\\\"", "\"\\N\"", "\"\\U0041\"", "\"\\é\"", "[\"\\", "[\\x]",
            ]
        ),
        Rule(
            name: "string: escapes of four hexadecimal digits",
            takes: [
                "\"\\u0000\"", "\"\\u001f\"", "\"\\u0022\\u005C\"", "\"\\u00e9\"", "\"\\u00E9\"", "\"\\uFFFF\"",
                "\"\\u200B\"", "\"\\uFDD0\"", "\"\\u12345\"", "\"\\\\u0041\"", "\"\\uD7FF\\uE000\"",
            ],
            refuses: [
                "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u12", "\"\\u", "\"\\u00G0\"", "\"\\u 041\"",
                "\"\\u+041\"", "\"\\u-041\"", "\"\\u00\\u41\"", "\"\\u{41}\"", "\"\\u·\"", "\"\\u00·0\"", "\"\\u００４１\"",
                "[\"\\u00A\"]",
            ]
        ),
        Rule(
            name: "string: escapes of surrogates stand in pairs",
            takes: [
                "\"\\ud83d\\ude00\"", "\"\\uD834\\uDD1E\"", "\"\\uDBFF\\uDFFF\"", "\"\\ud800\\udc00\\ud800\\udc00\"",
            ],
            refuses: [
                "\"\\ud800\"", "\"\\udc00\"", "\"\\udc00\\ud800\"", "\"\\ud800a\"", "\"\\ud800\\n\"", "\"\\ud800\\\"",
                "\"\\ud800\\u\"", "\"\\ud800\\u1\"", "\"\\ud800\\u1x\"", "\"\\ud800\\u0041\"",
                "\"\\ud800\\ud800\\udc00\"",
                "\"\\ud800\\x\"", "\"\\ud800", "{\"\\ud800\":1}", "\"\\ud800\\udc0\"", "\"\\ud800\\ue000\"",
            ]
        ),
    ]

    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { $0 == "·" ? [0xe5] : Array(String($0).utf8) }
    }

    @Test(arguments: rules)
    func `a rule lets through what it describes`(_ rule: Rule) {
        for text in rule.takes {
            #expect(throws: Never.self, "\(text)") { try JSONNode(parsing: Self.bytes(text), limits: Self.limits) }
        }
    }

    @Test(arguments: rules)
    func `a rule stops everything else, with a place in the text`(_ rule: Rule) {
        for text in rule.refuses {
            let bytes = Self.bytes(text)
            let error = #expect(throws: JSONError.self, "\(text)") {
                try JSONNode(parsing: bytes, limits: Self.limits)
            }
            guard let error else { continue }
            #expect((0...bytes.count).contains(error.position.offset), "\(text)")
            #expect(!error.found.isEmpty && !error.expected.isEmpty, "\(text)")
        }
    }

    /// What RFC 8259 leaves to the reader, and what this one makes of it; nil where it refuses.
    private static let free: [(text: String, value: JSONValue?)] = [
        ("123123e100000", nil), ("-1e9999", nil), ("0.4e00669999999999999999999999999999999999999", nil),
        ("123e-10000000", .real(0)), ("-1e-400", .real(-0.0)),
        ("-123123123123123123123123123123", .real(-1.2312312312312312e29)),
        ("100000000000000000000", .real(1e20)), ("18446744073709551615", .real(18_446_744_073_709_551_616)),
    ]

    @Test(arguments: free)
    func `numbers beyond 64 bits are read as doubles, and those beyond doubles are refused`(
        _ sample: (text: String, value: JSONValue?)
    ) {
        let value = try? JSONValue(parsing: Array(sample.text.utf8))
        #expect(value == sample.value)
        if case .real(let wanted) = sample.value, case .real(let found) = value { #expect(found.sign == wanted.sign) }
    }

    @Test func `another encoding than UTF-8 is refused at its first byte`() {
        let text = Array("[\"é\"]".utf16)
        let little = text.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = text.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [[0xff, 0xfe] + little, [0xfe, 0xff] + big, little, big] {
            let error = #expect(throws: JSONError.self) { try JSONNode(parsing: bytes) }
            #expect(error?.position.offset ?? 9 <= 1)
        }
    }
}
