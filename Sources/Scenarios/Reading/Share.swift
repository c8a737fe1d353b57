import Wire

/// A probability as an exact fraction.
struct Share: Hashable, Sendable {
    let share, whole: UInt64

    /// Reads `"1/3"`, `0.25` or 1; nil for anything else, for 0 and for more than 1.
    init?(_ value: JSONValue) {
        switch value {
        case .string(let text): self.init(fraction: text)
        case .integer(1): self.init(1, in: 1)
        case .real(let number): self.init(decimal: number.description)
        default: return nil
        }
    }

    private init?(_ share: UInt64, in whole: UInt64) {
        guard share > 0, share <= whole else { return nil }
        var (larger, smaller) = (whole, share)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        self.share = share / larger
        self.whole = whole / larger
    }

    private init?(fraction text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let share = UInt64(parts[0]), let whole = UInt64(parts[1])
        else { return nil }
        self.init(share, in: whole)
    }

    /// Reads the shortest decimal form of a double: `0.25`, `1e-05`.
    private init?(decimal text: String) {
        let halves = text.split(separator: "e", maxSplits: 1)
        let digits = halves[0].split(separator: ".", maxSplits: 1)
        guard let exponent = halves.count == 2 ? Int(halves[1]) : 0 else { return nil }
        let fraction = digits.count == 2 ? digits[1] : ""
        var places = fraction.utf8.count - exponent
        var number = String(digits[0]) + fraction
        while number.hasSuffix("0"), places > 0 {
            number.removeLast()
            places -= 1
        }
        guard (0...18).contains(places), let share = UInt64(number) else { return nil }
        self.init(share, in: (0..<places).reduce(1) { whole, _ in whole * 10 })
    }
}
