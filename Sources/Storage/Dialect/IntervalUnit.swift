internal import Simulation

/// A unit of MySQL's INTERVAL.
enum IntervalUnit: String, CaseIterable, Sendable {
    case microsecond, second, minute, hour, day, week, month, quarter, year

    init?(word: String) {
        self.init(rawValue: word.lowercased())
    }

    /// The units as people write them.
    static var words: [String] { allCases.map { $0.rawValue.uppercased() } }

    /// How many nanoseconds it has, or nil for a unit of the calendar.
    var nanoseconds: Int64? {
        switch self {
        case .microsecond: 1000
        case .second: 1_000_000_000
        case .minute: 60_000_000_000
        case .hour: 3_600_000_000_000
        case .day: 86_400_000_000_000
        case .week: 604_800_000_000_000
        case .month, .quarter, .year: nil
        }
    }

    /// How many months it has; 0 for a unit of the clock.
    private var months: Int64 {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        default: 0
        }
    }

    /// True when adding it to a date gives a date.
    var keepsDates: Bool { months > 0 || self == .day || self == .week }

    /// Adds `count` units, or nil when the result lies outside of what the calendar covers.
    func added(_ count: Int64, to instant: SimulationInstant) -> SimulationInstant? {
        if let nanoseconds {
            let (product, isTooLong) = nanoseconds.multipliedReportingOverflow(by: count)
            let (sum, isTooFar) = instant.nanoseconds.addingReportingOverflow(product)
            return isTooLong || isTooFar ? nil : SimulationInstant(nanoseconds: sum)
        }
        guard let year = Int32(exactly: count) else { return nil }
        let civil = CivilTime(instant)
        let month = civil.year * 12 + civil.month - 1 + Int(year) * Int(months)
        // A day that the month has not becomes its last, as in MySQL.
        return (civil.day - 3...civil.day).reversed().lazy.compactMap { day in
            CivilTime.instant(
                year: month / 12,
                month: month % 12 + 1,
                day: day,
                hour: civil.hour,
                minute: civil.minute,
                second: civil.second,
                nanosecond: civil.nanosecond
            )
        }.first
    }

    /// How many whole units lie between two instants; negative when the second is the earlier one.
    func count(from first: SimulationInstant, to second: SimulationInstant) -> Int64 {
        if let nanoseconds { return (second.nanoseconds - first.nanoseconds) / nanoseconds }
        if second < first { return -count(from: second, to: first) }
        let (begin, end) = (CivilTime(first), CivilTime(second))
        var months = Int64((end.year - begin.year) * 12 + end.month - begin.month)
        let rest = { (civil: CivilTime) in
            (civil.day, civil.hour, civil.minute, civil.second)
        }
        if rest(end) < rest(begin) { months -= 1 }
        return months / self.months
    }
}
