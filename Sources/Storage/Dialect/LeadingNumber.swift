/// The whole number that MySQL reads at the beginning of a text: `3` of `3 apples`, 0 of `Pending`.
struct LeadingNumber {
    let value: Int64
    /// True when the text is that number and nothing else.
    let isWhole: Bool

    init(_ text: String) {
        let trimmed = text.utf8.drop { $0 == 0x20 }
        let sign = trimmed.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.prefix(1)
        let digits = trimmed.dropFirst(sign.count).prefix { (0x30...0x39).contains($0) }
        value = Int64((String(sign) ?? "") + (String(digits) ?? "")) ?? 0
        isWhole = !digits.isEmpty && digits.count <= 18 && sign.count + digits.count == trimmed.count
    }
}
