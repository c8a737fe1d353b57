import Harness
import Testing
import Wire

@testable import Reporting

/// What a page keeps and how it writes what others have said.
@Suite struct PageTests {
    /// What has pictures in a page with room for 100 bytes: `+40` passed with a picture of 40 bytes, `-` did not pass.
    @Test(arguments: [
        ("+40 +40", "yes yes"), ("+40 +40 +40", "yes yes no"), ("+40 +70 +10", "yes no no"),
        ("+40 +40 -40", "yes no yes"), ("-40 -40 +40 -40", "yes yes no no"), ("+60 -90", "no yes"),
        ("-90 +20 -20", "yes no no"),
        ("+500", "yes"), ("-500 -10", "yes no"), ("+500 -10", "no yes"),
    ])
    func `the pictures of runs that did not pass go before the others`(runs: String, expected: String) {
        var page = PageRuns(limit: 100)
        for run in runs.split(separator: " ") {
            var report = run.hasPrefix("-") ? Sample.failed : Sample.passed
            report.scenario = String(run)
            page.add(
                PageRun(report, PageDrawing(members: Array(",\"picture\":[]".utf8), size: Int(run.dropFirst()) ?? 0))
            )
        }
        let drawn = page.objects.map { String(decoding: $0, as: UTF8.self).contains("\"picture\":[]") ? "yes" : "no" }
        #expect(drawn.joined(separator: " ") == expected)
    }

    @Test func `a run without a picture says why`() {
        let noRoom = String(decoding: PageRun(Sample.passed, nil).bytes, as: UTF8.self)
        let tooLarge = String(decoding: PageRun(Sample.passed, PageDrawing(members: nil, size: 0)).bytes, as: UTF8.self)
        #expect(noRoom.contains(#""picture":null,"omitted":"there is no room on this page for more pictures""#))
        #expect(tooLarge.contains(#""omitted":"with more than 500,000 events it is too large for a page""#))
    }

    @Test(arguments: [(0, 0, "0.0 %"), (1, 3, "33.3 %"), (9_999, 10_000, "99.9 %"), (7, 7, "100.0 %")])
    func `only a whole is all of it`(part: Int, whole: Int, text: String) {
        #expect(Percentage.text(part, of: whole) == text)
    }

    @Test func `no worker draws what there will be no room for`() {
        var page = PageRuns(limit: 100)
        #expect(page.drawsPassed)
        for _ in 0..<3 { page.add(PageRun(Sample.passed, PageDrawing(members: [0x20], size: 40))) }
        #expect(!page.drawsPassed)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("</script>", #""\u003c/script>""#), ("a\u{202E}b", #""a\\u{202E}b""#),
        ("\u{1B}[31m", #""\\u{1B}[31m""#), ("\u{9B}", #""\\u{9B}""#), ("\u{7F}", #""\\u{7F}""#),
        ("\u{2028}\u{2066}", #""\\u{2028}\\u{2066}""#), ("\\u001b", #""\\u001b""#), ("\\\u{1B}", #""\\\\u{1B}""#),
        ("line\nbreak\t\"", #""line\nbreak\t\"""#), ("é€漢🙂", #""é€漢🙂""#), ("\u{A0}\u{2030}", "\"\u{A0}\u{2030}\""),
    ])
    func `a text cannot leave its place`(text: String, expected: String) throws {
        let written = PageText.text(.string(text))
        #expect(written == expected)
        _ = try JSONValue(parsing: Array(written.utf8))
    }

    @Test(arguments: [("a < b & c", "a &lt; b &amp; c"), ("</title>", "&lt;/title&gt;"), ("\u{202E}x", "\\u{202E}x")])
    func `a title is text`(text: String, expected: String) {
        #expect(PageText.escaped(text) == expected)
    }

    @Test func `a title does not fill a place of the page`() throws {
        var bytes: [UInt8] = []
        ReportPage(title: "{{report.json}} /*{{report.css}}*/", version: "0").write([]) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<title>{{report.json}} /*{{report.css}}*/</title>"))
        #expect(text.contains(#""version":1,"program":"tvsim 0","title":"{{report.json}}"#))
    }
}
