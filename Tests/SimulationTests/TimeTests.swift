import Simulation
import Testing

struct TimeTests {
    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (951_782_400, "2000-02-29 00:00:00"), (1_767_571_260, "2026-01-05 00:01:00"),
        (-1, "1969-12-31 23:59:59"), (4_102_444_799, "2099-12-31 23:59:59"), (-2_203_891_200, "1900-03-01 00:00:00"),
    ]) func `An instant shows as the calendar does`(seconds: Int64, text: String) {
        #expect(SimulationInstant(nanoseconds: seconds * 1_000_000_000).sqlText == text)
    }

    @Test func `Every day from 1900 to 2100 follows the one before it`() throws {
        var instant = try #require(SimulationInstant(isoText: "1900-01-01"))
        for _ in 0..<73_000 {
            let civil = CivilTime(instant)
            let back = CivilTime.instant(year: civil.year, month: civil.month, day: civil.day)
            try #require(back == instant)
            instant = instant.advanced(by: .seconds(86400))
        }
    }

    @Test(arguments: [
        ("2026-01-05", "2026-01-05T00:00:00Z"), ("2026-01-05T00:35", "2026-01-05T00:35:00Z"),
        ("2026-01-05T00:35:10.25Z", "2026-01-05T00:35:10.25Z"), ("2026-01-05 09:00:00+09:00", "2026-01-05T00:00:00Z"),
    ]) func `ISO 8601 is read in the forms that people write`(text: String, canonical: String) {
        #expect(SimulationInstant(isoText: text)?.isoText == canonical)
    }

    @Test(arguments: [
        "", "2026", "2026-02-30", "2026-13-01", "2026-01-05T24:00", "2026-01-05T00:35:", "2026-01-05T00:35:00+9",
        "2026-01-05X00:00", "2026-01-05T00:00:00.Z", "99999-01-01",
    ]) func `What is no date is refused`(text: String) {
        #expect(SimulationInstant(isoText: text) == nil)
    }

    @Test(arguments: [
        ("10m", "10m"), ("1h30m", "1h30m"), ("90m", "1h30m"), ("250ms", "250ms"), ("0", "0s"), ("2d", "2d"),
        ("1500us", "1ms500us"), ("90 min", "1h30m"), ("1.5h", "1h30m"), ("PT1H30M", "1h30m"),
        ("1 day and 2 hours", "1d2h"),
        ("P1DT12H", "1d12h"), ("1w", "7d"), ("0.5s", "500ms"), ("10 M", "10m"), ("3µs", "3us"),
    ]) func `Durations are read and written as people do`(text: String, canonical: String) {
        #expect(Duration(text: text)?.text == canonical)
    }

    @Test(arguments: [
        "", "10", "m", "-5m", "0.5ns", "10  m", "1h,,30m", "1h ", " 1h", "1.h", ".5h", "1..5h", "P", "PT", "P1H",
        "PT1D",
        "PT1M1H", "1 moment", "9999999999999d", "5m..2m", "..5m", "1m..",
    ])
    func `What is no duration is refused`(text: String) {
        #expect(DurationRange(text) == nil)
    }

    @Test(arguments: [("UTC", 0), ("Asia/Tokyo", 32400), ("+09:30", 34200), ("-05:00", -18000)])
    func `Offsets are read by name and by number`(text: String, seconds: Int) {
        #expect(UTCOffset(text)?.seconds == seconds)
    }

    @Test(arguments: ["Mars/Olympus", "+9:00", "0900", "+15:00", "+09:60", ""])
    func `What is no offset is refused`(text: String) {
        #expect(UTCOffset(text) == nil)
    }

    @Test func `A local day starts at its own midnight`() throws {
        let tokyo = try #require(UTCOffset("Asia/Tokyo"))
        let instant = try #require(SimulationInstant(isoText: "2026-01-05T16:00:00Z"))
        let civil = CivilTime(instant, offset: tokyo)
        #expect(civil.sqlText == "2026-01-06 01:00:00")
        #expect(CivilTime.startOfDay(civil.dayNumber, offset: tokyo).isoText == "2026-01-05T15:00:00Z")
    }

    @Test func `Arithmetic at the ends of the range does not overflow`() {
        let last = SimulationInstant(nanoseconds: .max)
        #expect(last.advanced(by: .seconds(1)) == last)
        #expect(SimulationInstant(nanoseconds: .min).advanced(by: .seconds(-1)).nanoseconds == .min)
        #expect(Duration.seconds(Int64.max).wholeNanoseconds == .max)
    }
}
