import Reporting
import Testing

/// What a narrow window shows of a line.
@Suite struct ColouredLineTests {
    @Test(arguments: [
        ("abcdef", 0, 6, "abcdef"), ("abcdef", 0, 3, "abc"), ("abcdef", 2, 3, "cde"), ("abc", 5, 3, ""),
        // A character of two columns that the window cuts in two is not shown.
        ("日本語", 0, 4, "日本"), ("日本語", 1, 4, "本"), ("日本語", 0, 3, "日"),
        // Colours stay, wherever the window is, and end with the line.
        ("\u{1B}[1mabc\u{1B}[0md", 1, 2, "\u{1B}[1mbc\u{1B}[0m\u{1B}[0m"),
    ]) func `a window shows the columns that are in it`(line: String, start: Int, width: Int, shown: String) {
        #expect(ColouredLine.window(line, from: start, width: width) == shown)
    }
}
