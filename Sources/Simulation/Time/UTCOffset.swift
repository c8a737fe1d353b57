/// A fixed distance from UTC, as a time zone without daylight saving.
///
/// Named zones with changing rules would make a run depend on the machine's zone database, so only
/// zones that have kept one offset since 1970 are known by name.
package struct UTCOffset: Hashable, Sendable, LosslessStringConvertible {
    /// Seconds east of UTC.
    package let seconds: Int

    /// The text that a setting or a report shows: a zone name or `+hh:mm`.
    package let description: String

    /// Universal time.
    package static let utc = UTCOffset(seconds: 0, description: "UTC")

    private static let named: [(name: String, seconds: Int)] = [
        ("UTC", 0), ("Asia/Tokyo", 9 * 3600), ("Asia/Ho_Chi_Minh", 7 * 3600), ("Asia/Kolkata", 19800),
        ("Asia/Singapore", 8 * 3600),
    ]

    /// The zone names that `init(_:)` accepts.
    package static var names: [String] { named.map(\.name) }

    private init(seconds: Int, description: String) {
        self.seconds = seconds
        self.description = description
    }

    /// Reads a known zone name, or an offset written `+hh:mm` or `-hh:mm`.
    package init?(_ description: String) {
        if let zone = Self.named.first(where: { $0.name == description }) {
            self.init(seconds: zone.seconds, description: zone.name)
            return
        }
        let parts = description.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let sign = description.first, sign == "+" || sign == "-", parts.count == 2,
            parts.allSatisfy({ $0.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), hours <= 14, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        self.init(seconds: sign == "-" ? -seconds : seconds, description: description)
    }
}
