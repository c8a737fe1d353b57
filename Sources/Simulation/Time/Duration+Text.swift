extension Duration {
    /// The units by their usual sign, largest first, with the other words that people use.
    private static let units: [(sign: String, words: [String], nanoseconds: Int64)] = [
        ("w", ["week", "weeks"], 604_800_000_000_000), ("d", ["day", "days"], 86_400_000_000_000),
        ("h", ["hr", "hrs", "hour", "hours"], 3_600_000_000_000),
        ("m", ["min", "mins", "minute", "minutes"], 60_000_000_000),
        ("s", ["sec", "secs", "second", "seconds"], 1_000_000_000),
        ("ms", ["millisecond", "milliseconds"], 1_000_000), ("us", ["µs", "microsecond", "microseconds"], 1_000),
        ("ns", ["nanosecond", "nanoseconds"], 1),
    ]

    /// Every word that stands for a unit, for schemas and suggestions.
    package static let unitWords = units.flatMap { [$0.sign] + $0.words }

    /// Reads what people write: `10m`, `1h30m`, `90 min`, `1 hour, 30 minutes`, `1.5h`, `250ms`, `0`, `2d`, and ISO 8601's
    /// `PT1H30M`; every number needs its unit.
    package init?(text: String) {
        guard text != "0" else {
            self = .zero
            return
        }
        let small = text.lowercased()
        guard let parts = small.hasPrefix("p") ? Self.isoParts(small.dropFirst()) : Self.parts(small) else {
            return nil
        }
        var total: Int64 = 0
        for part in parts {
            guard let nanoseconds = Self.product(of: part.number, part.size) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(nanoseconds)
            guard !overflow else { return nil }
            total = sum
        }
        self = .nanoseconds(total)
    }

    /// The duration as people write it, largest unit first: `1h30m`, `250ms`, `0s`.
    package var text: String {
        var rest = wholeNanoseconds
        guard rest != 0 else { return "0s" }
        var written = rest < 0 ? "-" : ""
        rest = abs(rest)
        for (sign, _, size) in Self.units where sign != "w" && rest >= size {
            written += "\(rest / size)\(sign)"
            rest %= size
        }
        return written
    }

    // MARK: Parts

    private typealias Part = (number: Substring, size: Int64)

    /// Numbers with their units; between two of them a space, a comma or "and" may stand, and a space before a unit.
    private static func parts(_ text: String) -> [Part]? {
        var rest = Substring(text)
        var parts: [Part] = []
        while !rest.isEmpty {
            let number = Substring(rest.utf8.prefix { $0.isDigit || $0 == UInt8(ascii: ".") })
            rest = rest[number.endIndex...]
            if rest.utf8.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
            let word = Substring(rest.utf8.prefix { $0.mayBeOfWord })
            guard let unit = units.first(where: { $0.sign == word || $0.words.contains(String(word)) }) else {
                return nil
            }
            parts.append((number, unit.nanoseconds))
            rest = rest[word.endIndex...]
            guard !rest.isEmpty else { return parts }
            for separator in [",", " ", "and "] where rest.hasPrefix(separator) {
                rest = rest.dropFirst(separator.count)
            }
            guard rest.utf8.first?.isDigit ?? false else { return nil }
        }
        return parts.isEmpty ? nil : parts
    }

    /// The parts of a period in ISO 8601 after its `P`: days or weeks, and after `T` hours, minutes and seconds in order.
    private static func isoParts(_ text: Substring) -> [Part]? {
        let halves = text.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = isoParts(halves[0], of: ["w", "d"]) else { return nil }
        let time = halves.count == 2 ? isoParts(halves[1], of: ["h", "m", "s"]) : []
        guard let time, halves.count == 1 || !time.isEmpty, !(date + time).isEmpty else { return nil }
        return date + time
    }

    private static func isoParts(_ text: Substring, of signs: [String]) -> [Part]? {
        var (rest, signs, parts) = (text, signs[...], [Part]())
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            guard let sign = rest.first.map(String.init), let place = signs.firstIndex(of: sign),
                let unit = units.first(where: { $0.sign == sign })
            else { return nil }
            parts.append((number, unit.nanoseconds))
            signs = signs[(place + 1)...]
            rest = rest.dropFirst()
        }
        return parts
    }

    /// The nanoseconds of `1.5` of a unit; nil when that is no whole number, or too large.
    private static func product(of number: Substring, _ size: Int64) -> Int64? {
        let halves = number.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.allSatisfy({ !$0.isEmpty }), let whole = Int64(halves[0]) else { return nil }
        var (total, overflow) = whole.multipliedReportingOverflow(by: size)
        guard !overflow else { return nil }
        guard halves.count == 2 else { return total }
        var size = size
        for digit in halves[1] {
            guard size % 10 == 0, let value = digit.wholeNumberValue else { return nil }
            size /= 10
            (total, overflow) = total.addingReportingOverflow(Int64(value) * size)
            guard !overflow else { return nil }
        }
        return total
    }
}

// On bytes, since settings are read in the middle of a run and what Unicode says of a character is slow to ask.
extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// True for an ASCII letter and for every byte of another character, such as the sign of a microsecond.
    fileprivate var mayBeOfWord: Bool { self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
