package import Simulation

/// An instant as people write it in a scenario.
package enum TimeText: Hashable, Sendable {
    /// Counted from the start of the run.
    case offset(Duration)
    case instant(SimulationInstant)

    /// Reads `01:30`, `01:30:15`, `26:30`, `1d 02:00`, `90m`, `90 min`, `PT1H30M`, or a date with or without a time; a `-`
    /// before an offset negates it.
    package init?(_ text: String) {
        if let instant = SimulationInstant(isoText: text) {
            self = .instant(instant)
        } else if let offset = Self.offset(text) {
            self = .offset(offset)
        } else {
            return nil
        }
    }

    /// The instant that is meant in a run that begins at `start`.
    package func instant(from start: SimulationInstant) -> SimulationInstant {
        switch self {
        case .offset(let offset): start.advanced(by: offset)
        case .instant(let instant): instant
        }
    }

    private static func offset(_ text: String) -> Duration? {
        if text.hasPrefix("-") { return offset(positive: text.dropFirst()).map { .zero - $0 } }
        return offset(positive: text.hasPrefix("+") ? text.dropFirst() : text[...])
    }

    private static func offset(positive text: Substring) -> Duration? {
        if let duration = Duration(text: String(text)) { return duration }
        guard let space = text.lastIndex(of: " ") else { return clock(text) }
        var days = text[..<space]
        if days.hasSuffix(",") { days = days.dropLast() }
        let day = Duration.seconds(86_400)
        guard let clock = clock(text[text.index(after: space)...]), let span = Duration(text: String(days)),
            span >= day,
            span.wholeNanoseconds % day.wholeNanoseconds == 0
        else { return nil }
        return span + clock
    }

    private static func clock(_ text: Substring) -> Duration? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hours = number(parts[0], digits: 1...5),
            let minutes = number(parts[1], digits: 2...2), minutes < 60
        else { return nil }
        guard parts.count == 3 else { return .seconds(hours * 3600 + minutes * 60) }
        let whole = parts[2].prefix { $0 != "." }
        guard let seconds = number(whole, digits: 2...2), seconds < 60, let rest = Duration(text: "\(parts[2])s") else {
            return nil
        }
        return .seconds(hours * 3600 + minutes * 60) + rest
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
