import Simulation
import Testing

/// The buffer that the texts of the hot path are written into.
struct TextBufferTests {
    @Test(arguments: [
        (0, 1, "0"), (7, 2, "07"), (10, 1, "10"), (1234, 2, "1234"), (-5, 1, "-5"), (-5, 3, "-005"),
        (Int.max, 1, "9223372036854775807"), (Int.min, 1, "-9223372036854775808"),
    ])
    func `A number is written in decimal digits, with the zeros that its width asks for`(
        number: Int,
        width: Int,
        expected: String
    ) {
        var buffer = TextBuffer()
        buffer.add(number, width: width)
        #expect(buffer.text == expected)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 5000])
    func `A buffer grows with what is written, whatever room it began with`(capacity: Int) {
        var buffer = TextBuffer(capacity: capacity)
        var expected = ""
        for number in 0..<200 {
            buffer.add("é\(number)")
            buffer.add(ascii: " ", count: number % 3)
            expected += "é\(number)" + String(repeating: " ", count: number % 3)
        }
        let text = buffer.text
        #expect(text == expected)
        #expect(buffer.bytes == Array(expected.utf8))
    }

    @Test
    func `A buffer that forgets what was written begins again`() {
        var buffer = TextBuffer()
        let before = buffer.isEmpty
        buffer.add("first")
        buffer.removeAll()
        let after = buffer.isEmpty
        buffer.add("second")
        let text = buffer.text
        #expect(before && after)
        #expect(text == "second")
    }

    @Test(arguments: ["", "laravel", "a text of more than fifteen bytes", "dépôt → 倉庫"])
    func `A text shows the bytes that it has`(text: String) {
        var shown: [UInt8] = []
        unsafe text.withBytes { unsafe shown += Array($0) }
        #expect(shown == Array(text.utf8))
    }
}
