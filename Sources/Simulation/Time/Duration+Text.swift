extension Duration {
    private static let units: [(suffix: String, nanoseconds: Int64)] = [
        ("ms", 1_000_000), ("us", 1_000), ("ns", 1), ("d", 86_400_000_000_000), ("h", 3_600_000_000_000),
        ("m", 60_000_000_000), ("s", 1_000_000_000),
    ]

    /// Reads what people write: `10m`, `1h30m`, `250ms`, `0`, `2d`; every number needs its unit.
    package init?(text: String) {
        guard text != "0" else {
            self = .zero
            return
        }
        var rest = Substring(text)
        var total: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int64(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            guard let unit = Self.units.first(where: { rest.hasPrefix($0.suffix) }) else { return nil }
            rest = rest.dropFirst(unit.suffix.count)
            let (product, overflow) = number.multipliedReportingOverflow(by: unit.nanoseconds)
            let (sum, carried) = total.addingReportingOverflow(product)
            guard !overflow, !carried else { return nil }
            total = sum
        }
        guard !text.isEmpty else { return nil }
        self = .nanoseconds(total)
    }

    /// The duration as people write it, largest unit first: `1h30m`, `250ms`, `0s`.
    package var text: String {
        var rest = wholeNanoseconds
        guard rest != 0 else { return "0s" }
        var written = rest < 0 ? "-" : ""
        rest = abs(rest)
        for (suffix, size) in Self.units.sorted(by: { $0.nanoseconds > $1.nanoseconds }) where rest >= size {
            written += "\(rest / size)\(suffix)"
            rest %= size
        }
        return written
    }
}
