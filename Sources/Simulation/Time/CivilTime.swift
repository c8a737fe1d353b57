/// An instant as a calendar shows it, in the proleptic Gregorian calendar at a fixed offset.
package struct CivilTime: Hashable, Sendable {
    /// The parts, in the ranges that people write: month 1…12, day 1…31.
    package let year, month, day, hour, minute, second, nanosecond: Int

    /// Whole days since 1970-01-01 at the offset.
    package let dayNumber: Int64

    private static let nanosecondsPerDay: Int64 = 86_400_000_000_000

    /// Splits `instant` as a calendar at `offset` shows it.
    package init(_ instant: SimulationInstant, offset: UTCOffset = .utc) {
        let local = instant.advanced(by: .seconds(offset.seconds)).nanoseconds
        var days = local / Self.nanosecondsPerDay
        var rest = local % Self.nanosecondsPerDay
        if rest < 0 {
            days -= 1
            rest += Self.nanosecondsPerDay
        }
        dayNumber = days
        (year, month, day) = Self.date(dayNumber: days)
        let seconds = Int(rest / 1_000_000_000)
        hour = seconds / 3600
        minute = seconds / 60 % 60
        second = seconds % 60
        nanosecond = Int(rest % 1_000_000_000)
    }

    /// Returns the instant of the given calendar parts at `offset`, or nil when they name no real time.
    package static func instant(
        year: Int,
        month: Int,
        day: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0,
        nanosecond: Int = 0,
        offset: UTCOffset = .utc
    ) -> SimulationInstant? {
        guard (1700...2200).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second), (0...999_999_999).contains(nanosecond)
        else { return nil }
        let days = dayNumber(year: year, month: month, day: day)
        guard date(dayNumber: days) == (year, month, day) else { return nil }
        let seconds = days * 86400 + Int64(hour * 3600 + minute * 60 + second - offset.seconds)
        return SimulationInstant(nanoseconds: seconds * 1_000_000_000 + Int64(nanosecond))
    }

    /// The start of a day, counted like `dayNumber`, at `offset`.
    package static func startOfDay(_ dayNumber: Int64, offset: UTCOffset) -> SimulationInstant {
        SimulationInstant(nanoseconds: dayNumber * nanosecondsPerDay).advanced(by: .seconds(-offset.seconds))
    }

    /// `YYYY-MM-DD HH:MM:SS`, as MySQL stores a datetime.
    package var sqlText: String {
        var text = TextBuffer(capacity: 19)
        addDate(to: &text)
        text.add(ascii: " ")
        addClock(to: &text)
        return text.text
    }

    /// `YYYY-MM-DD`.
    package var dateText: String {
        var text = TextBuffer(capacity: 10)
        addDate(to: &text)
        return text.text
    }

    /// `HH:MM:SS`.
    package var clockText: String {
        var text = TextBuffer(capacity: 8)
        addClock(to: &text)
        return text.text
    }

    private func addDate(to text: inout TextBuffer) {
        text.add(year, width: 4)
        text.add(ascii: "-")
        text.add(month, width: 2)
        text.add(ascii: "-")
        text.add(day, width: 2)
    }

    private func addClock(to text: inout TextBuffer) {
        text.add(hour, width: 2)
        text.add(ascii: ":")
        text.add(minute, width: 2)
        text.add(ascii: ":")
        text.add(second, width: 2)
    }

    // Years are counted from March in these two, so that the leap day is the last day of its year.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era) * 146_097 + Int64(dayOfEra) - 719_468
    }

    private static func date(dayNumber: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension SimulationInstant {
    /// The instant as MySQL stores a datetime on a server whose clock is UTC: `YYYY-MM-DD HH:MM:SS`.
    package var sqlText: String { CivilTime(self).sqlText }

    /// The instant in ISO 8601, with a fraction only where there is one: `2026-01-05T00:35:00Z`.
    package var isoText: String {
        let civil = CivilTime(self)
        return "\(civil.dateText)T\(civil.clockText)\(fractionText)Z"
    }

    /// The fraction of the second with its point and without trailing zeros, or an empty text.
    package var fractionText: String {
        let nanosecond = CivilTime(self).nanosecond
        guard nanosecond != 0 else { return "" }
        var digits = String(nanosecond + 1_000_000_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }

    /// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`, with optional seconds, fraction and `Z` or `±hh:mm`.
    package init?(isoText text: String) {
        let bytes = Array(text.utf8)
        func number(_ start: Int, _ length: Int) -> Int? {
            guard start + length <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[start..<start + length] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
        guard let year = number(0, 4), at(4) == UInt8(ascii: "-"), let month = number(5, 2),
            at(7) == UInt8(ascii: "-"), let day = number(8, 2)
        else { return nil }
        var (hour, minute, second, nanosecond, offset, index) = (0, 0, 0, 0, UTCOffset.utc, 10)
        if index < bytes.count {
            guard bytes[index] == UInt8(ascii: "T") || bytes[index] == UInt8(ascii: " "),
                let readHour = number(11, 2), at(13) == UInt8(ascii: ":"), let readMinute = number(14, 2)
            else { return nil }
            (hour, minute, index) = (readHour, readMinute, 16)
            if at(index) == UInt8(ascii: ":") {
                guard let readSecond = number(index + 1, 2) else { return nil }
                (second, index) = (readSecond, index + 3)
                if at(index) == UInt8(ascii: ".") {
                    index += 1
                    var scale = 100_000_000
                    let first = index
                    while let digit = number(index, 1), scale > 0 {
                        nanosecond += digit * scale
                        scale /= 10
                        index += 1
                    }
                    guard index > first else { return nil }
                }
            }
            if index < bytes.count {
                let zone = String(text.utf8.dropFirst(index)) ?? ""
                guard let read = zone == "Z" ? .utc : UTCOffset(zone) else { return nil }
                offset = read
            }
        }
        guard
            let instant = CivilTime.instant(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second,
                nanosecond: nanosecond,
                offset: offset
            )
        else { return nil }
        self = instant
    }
}
