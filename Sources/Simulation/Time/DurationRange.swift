/// A span of durations from which a run draws: one value when both ends are equal.
package struct DurationRange: Hashable, Sendable, LosslessStringConvertible {
    /// The shortest and the longest duration, both possible.
    package let shortest, longest: Duration

    /// Makes the span from `shortest` to `longest`; the order is the caller's duty.
    package init(_ shortest: Duration, _ longest: Duration) {
        precondition(shortest <= longest, "a duration range starts with its shortest duration")
        self.shortest = shortest
        self.longest = longest
    }

    /// Makes the span that holds one duration.
    package init(_ exactly: Duration) {
        self.init(exactly, exactly)
    }

    /// Reads `10m` or `9m..10m`.
    package init?(_ description: String) {
        let utf8 = description.utf8
        let dots = utf8.indices.first { utf8[$0...].starts(with: "..".utf8) }
        guard let shortest = Duration(text: String(description[..<(dots ?? description.endIndex)])) else { return nil }
        guard let dots else {
            self.init(shortest)
            return
        }
        let end = description[dots...].dropFirst(2)
        guard let longest = Duration(text: String(end)), shortest <= longest else { return nil }
        self.init(shortest, longest)
    }

    /// The span as people write it: `10m` or `9m..10m`.
    package var description: String {
        shortest == longest ? shortest.text : "\(shortest.text)..\(longest.text)"
    }
}
