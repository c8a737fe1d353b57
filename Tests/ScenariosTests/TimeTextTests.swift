import Scenarios
import Simulation
import Testing

/// Times as people write them.
@Suite struct TimeTextTests {
    @Test(arguments: [
        ("01:30", 5400), ("01:30:15", 5415), ("26:30", 95_400), ("00:59:59", 3599), ("1d 02:00", 93_600),
        ("1d, 02:00", 93_600), ("90m", 5400), ("90 min", 5400), ("PT1H30M", 5400), ("-00:10", -600), ("+00:10", 600),
        ("99999:00", 359_996_400),
    ]) func `an offset counts from the start`(text: String, seconds: Int) {
        #expect(TimeText(text) == .offset(.seconds(seconds)))
    }

    @Test(arguments: [
        "", "1", "1:2", "01:60", "01:00:60", "100000:00", "01:00:00:00", "0d 01:00", "90m 01:00", "1d 2 01:00",
        "--00:10",
        "01:30 ", "a:30", "01:-1",
    ]) func `what is no time is refused`(text: String) {
        #expect(TimeText(text) == nil)
    }

    @Test func `a date is an instant of its own`() {
        let instant = SimulationInstant(isoText: "2026-01-05T02:00:00Z")
        #expect(TimeText("2026-01-05 02:00").map { $0.instant(from: SimulationInstant(nanoseconds: 0)) } == instant)
    }
}
