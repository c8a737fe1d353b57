import Reporting
import Testing
import Wire

/// What benchmarks measured, beside what was promised.
@Suite struct BenchReportTests {
    @Test(arguments: [(0.05, true), (0.0501, false), (nil, true)] as [(Double?, Bool)])
    func `a target is met when it is not exceeded`(value: Double?, held: Bool) {
        let figure = BenchReport.Figure("start", value ?? 9, .seconds, target: value == nil ? nil : 0.05)
        let report = BenchReport(figures: [figure, .init("free", 1, .ratio)])
        #expect(report.held == held)
        #expect(report.json[0]["held"] == .bool(held))
        #expect(report.text(on: PageStyle()).contains(held ? "✗" : "✓") == false)
    }

    @Test func `a figure stands beside its target and what it was measured with`() {
        let report = BenchReport(figures: [
            .init("a run over SQLite alone", 1.5, .ratio, target: 2, ratio: 1.5, over: "12 statements in 3 ms"),
            .init("scenarios", 1234.4, .perSecond, over: "each 5 events"),
        ])
        #expect(
            report.text(on: PageStyle()) == """
                figure                         measured  target     beside
                a run over SQLite alone            1.5×      2×  ✓  1.5× 12 statements in 3 ms
                scenarios                1,234 a second       –     each 5 events

                """
        )
        #expect(report.json[1]["target"] == .null && report.json[1]["unit"] == "1/s")
    }
}
