import Testing

@testable import tvsim

/// The keys and the lines of `tvsim inspect --interactive`, without a terminal.
@Suite struct ViewerTests {
    @Test(
        arguments: [
            ("a", [.character("a")]), ("\r", [.enter]),
            ("\u{1B}[A\u{1B}[B\u{1B}OC\u{1B}[D", [.up, .down, .right, .left]),
            ("\u{1B}[5~\u{1B}[6~\u{1B}[1~\u{1B}[4~\u{1B}[H\u{1B}[F", [.pageUp, .pageDown, .home, .end, .home, .end]),
            ("\u{1B}[3~\u{7F}\u{8}", [.delete, .backspace, .backspace]),
            ("\u{3}\u{1A}", [.control("c"), .control("z")]),
            ("é漢\u{1F600}", [.character("é"), .character("漢"), .character("\u{1F600}")]),
            ("\u{1B}[1;5C", [.right]), ("\u{1B}[99;99R", []), ("\u{1B}x", [.escape, .character("x")]),
        ] as [(String, [Key])]
    ) func `bytes are keys, whole or one at a time`(text: String, keys: [Key]) {
        var whole = KeyReader()
        #expect(whole.read(Array(text.utf8)) == keys)
        var reader = KeyReader()
        #expect(text.utf8.flatMap { reader.read([$0]) } == keys)
        #expect(!reader.isWaiting)
    }

    @Test func `an escape alone is a key when nothing follows`() {
        var reader = KeyReader()
        #expect(reader.read([0x1B]) == [])
        #expect(reader.isWaiting)
        #expect(reader.flush() == [.escape])
        #expect(reader.read([0x1B, 0x5B]) == [])
        #expect(reader.flush() == [.escape])
        #expect(!reader.isWaiting)
    }

    @Test func `no bytes are stuck in the reader`() {
        var reader = KeyReader()
        _ = reader.read((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 &+ $0 / 251) })
        _ = reader.flush()
        #expect(reader.read([0x61]) == [.character("a")])
    }

    private func typed(_ keys: [Key], _ line: LineEditor = LineEditor("> ")) -> String {
        var line = line
        for key in keys { _ = line.take(key) }
        return String(line.text[..<line.cursor]) + "|" + String(line.text[line.cursor...])
    }

    @Test(
        arguments: [
            ([.left, .left, .character("x")], "abcx| d"), ([.control("u")], "|"), ([.control("w")], "abc |"),
            ([.home, .control("k")], "|"), ([.home, .delete], "|bc d"), ([.control("a"), .end, .backspace], "abc |"),
            ([.left, .left, .left, .control("w")], "|c d"),
            ([.left, .left, .left, .left, .left, .left, .left], "|abc d"),
        ] as [([Key], String)]
    ) func `a line is edited as in a shell`(keys: [Key], result: String) {
        #expect(typed(keys, LineEditor("> ", text: "abc d")) == result)
    }

    @Test func `lines that were typed before come back, and the draft after them`() {
        let line = LineEditor("> ", text: "new", history: ["one", "two"])
        #expect(typed([.up], line) == "two|")
        #expect(typed([.up, .up, .up], line) == "one|")
        #expect(typed([.up, .up, .down, .down, .down], line) == "new|")
    }

    @Test func `a line ends, or is given up`() {
        var line = LineEditor("> ", text: "a")
        #expect(line.take(.enter) == .done("a"))
        #expect(line.take(.escape) == .canceled)
        #expect(line.take(.backspace) == .editing)
        #expect(line.take(.backspace) == .canceled)
    }
}
