import Testing
import Wire

/// What the writer writes, and that the reader reads it back.
@Suite struct JSONTextTests {
    private static let samples: [(value: JSONValue, text: String)] = [
        (nil, "null"), (true, "true"), (-7, "-7"), (.integer(.min), "-9223372036854775808"),
        (.real(0.1), "0.1"), (.real(1), "1.0"), (.real(-0.0), "-0.0"), (.real(1e20), "1e+20"),
        (.real(.leastNonzeroMagnitude), "5e-324"),
        (.real(.greatestFiniteMagnitude), "1.7976931348623157e+308"), (.real(1.0 / 3), "0.3333333333333333"),
        ("a\"\\/\n\t\r\u{8}\u{c}\u{1f}\u{0}é😀", "\"a\\\"\\\\/\\n\\t\\r\\b\\f\\u001f\\u0000é😀\""),
        ([], "[]"), ([:], "{}"), (["b": [1, nil], "a": ["": false]], #"{"b":[1,null],"a":{"":false}}"#),
    ]

    @Test(arguments: samples)
    func `a value has one text, which reads back as the value`(_ sample: (value: JSONValue, text: String)) throws {
        #expect(sample.value.text == sample.text)
        #expect(try JSONValue(parsing: Array(sample.text.utf8)) == sample.value)
        #expect(try JSONValue(parsing: Array(sample.value.indentedText.utf8)) == sample.value)
    }

    @Test func `doubles of every size read back as themselves`() throws {
        var state: UInt64 = 1
        for _ in 0..<5000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: state)
            guard number.isFinite else { continue }
            #expect(try JSONValue(parsing: Array(JSONValue.real(number).text.utf8)) == .real(number))
        }
    }

    @Test func `a double that is not finite becomes null`() {
        #expect(JSONValue.array([.real(.nan), .real(.infinity)]).text == "[null,null]")
    }

    @Test func `the text for people is indented by two`() {
        let value: JSONValue = ["a": [1, ["b": []]], "c": [:]]
        #expect(
            value.indentedText == """
                {
                  "a": [
                    1,
                    {
                      "b": []
                    }
                  ],
                  "c": {}
                }
                """
        )
    }
}
