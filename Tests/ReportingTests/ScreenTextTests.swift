import Reporting
import Testing

/// Text, tables and figures as a terminal shows them.
@Suite struct ScreenTextTests {
    @Test(arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("", 0), ("✓→", 2), ("🎧", 2)])
    func `a text takes as many columns as it shows`(text: String, columns: Int) {
        #expect(ScreenText.columns(text) == columns)
    }

    @Test(arguments: [
        ("one two three", 8, ["one two", "three"]), ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]), ("", 8, [""]),
        ("a\n\nb", 8, ["a", "", "b"]), ("  in dent", 8, ["  in", "    dent"]), ("日本語日本語", 8, ["日本語日", "本語"]),
        ("a  b", 8, ["a b"]),
    ])
    func `a text is wrapped at spaces, and nothing of it is lost`(text: String, width: Int, lines: [String]) {
        #expect(ScreenText.wrapped(text, width: width) == lines)
    }

    @Test(arguments: [
        ("short", 8, "short"), ("much too long", 8, "much to…"), ("日本語日本語", 8, "日本語…"), ("a\nb", 8, "a b"),
    ])
    func `a text is cut at a width`(text: String, width: Int, cut: String) {
        #expect(ScreenText.cut(text, to: width) == cut)
    }

    @Test func `a table is as wide as it needs to be, and its last column wraps`() {
        let table = TextTable(
            header: ["figure", "value", "note"],
            alignment: [.left, .right],
            rows: [["a", "12", "one two three four five six seven"], ["long name", "3", ""]]
        )
        #expect(
            table.rendered(on: PageStyle(width: 40), indent: " ") == """
                 figure     value  note
                 a             12  one two three four five
                                   six seven
                 long name      3

                """
        )
    }

    @Test func `a last column that stands right is never wrapped`() {
        let table = TextTable(header: ["", ""], alignment: [.left, .right], rows: [["a", "one two"], ["b", "3"]])
        let long = TextTable(
            header: ["", ""],
            alignment: [.left, .right],
            rows: [["a", String(repeating: "1 ", count: 30)]]
        )
        #expect(table.rendered(on: PageStyle(width: 40)) == "a  one two\nb        3\n")
        #expect(long.rendered(on: PageStyle(width: 40)).split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        (0.000_35, "350 µs"), (0.0124, "12.4 ms"), (1.524, "1.52 s"), (125, "2 min 05 s"), (0, "0 µs"), (-1, "–"),
        (.infinity, "–"), (0.9996, "1 s"), (59.99, "1 min 00 s"),
    ])
    func `seconds of real time`(seconds: Double, text: String) {
        #expect(FigureText.seconds(seconds) == text)
    }

    @Test(arguments: [
        (21600.0, "6 h"), (19500, "5 h 25 min"), (183_600, "2 d 3 h"), (1.5, "1.5 s"), (86430, "1 d"), (60, "1 min"),
        (93_784, "1 d 2 h"),
        (0, "0 s"),
    ])
    func `spans of virtual time`(seconds: Double, text: String) {
        #expect(FigureText.span(seconds) == text)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func `counts have their thousands apart`(number: Int, text: String) {
        #expect(FigureText.count(number) == text)
    }

    @Test func `a progress bar fits its line and counts down`() {
        let bar = ProgressBar(total: 200, unit: "runs")
        let line = bar.line(done: 50, failed: 2, seconds: 3, on: PageStyle(width: 100))
        #expect(line == "██████░░░░░░░░░░░░░░░░░░ 25%  50/200 runs, 2 failed, 9 s left")
        #expect(ScreenText.columns(bar.line(done: 1, failed: 0, seconds: 1000, on: PageStyle(width: 40))) <= 40)
        #expect(bar.line(done: 200, failed: 0, seconds: 3, on: PageStyle()).hasSuffix("100%  200/200 runs"))
    }

    @Test(arguments: [(1, "row", "1 row"), (0, "row", "0 rows"), (1200, "row", "1,200 rows")])
    func `a count has its word in the right number`(number: Int, word: String, text: String) {
        #expect(FigureText.counted(number, word) == text)
    }

    @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
    func `things are listed as a sentence has them`(parts: [String], text: String) {
        #expect(SentenceText.listed(parts) == text)
    }

    @Test(arguments: [("plain/File-1.json", "plain/File-1.json"), ("", "''"), ("a b", "'a b'"), ("$x;", "'$x;'")])
    func `a word for a shell`(word: String, quoted: String) {
        #expect(ShellText.quoted(word) == quoted)
    }
}
