/// A scripted fault: where it applies, when, how often, and what it does (design §6).
package struct FaultRule: Hashable, Sendable {
    /// What kind of place the fault waits at.
    package enum Site: String, Hashable, Sendable {
        case call, step, write, clock, tick
    }

    /// The name that reports use: the scenario's own, or `faults[3]`.
    package var id: String

    /// What kind of place the fault waits at.
    package var site: Site

    /// The target: `tv-python-api`, `tv-python-api GET /datasets/*`, `analyzer_batch`, `gb_console.notifications`.
    package var target: GlobPattern

    /// What the attributes of the place must be.
    package var conditions: [Condition]

    /// The first and the last instant at which the fault strikes.
    package var window: ClosedRange<SimulationInstant>

    /// How many matching places are passed before the fault strikes first.
    package var skip: Int

    /// How often it strikes at most; nil for without end.
    package var times: Int?

    /// How likely it strikes where it matches: `share` times in `whole`.
    package var share: UInt64
    package var whole: UInt64

    /// What happens at each strike in turn, nil for nothing; the last one repeats.
    package var actions: [FaultAction?]

    /// True when the scenario does not mind that the fault never strikes.
    package var isOptional: Bool

    /// Makes a fault; what is left out means: everywhere, always, without end, surely.
    package init(
        id: String,
        site: Site,
        target: GlobPattern,
        conditions: [Condition] = [],
        window: ClosedRange<SimulationInstant> = .init(nanoseconds: .min)...(.init(nanoseconds: .max)),
        skip: Int = 0,
        times: Int? = nil,
        share: UInt64 = 1,
        whole: UInt64 = 1,
        actions: [FaultAction?],
        isOptional: Bool = false
    ) {
        self.id = id
        self.site = site
        self.target = target
        self.conditions = conditions
        self.window = window
        self.skip = skip
        self.times = times
        self.share = share
        self.whole = whole
        self.actions = actions
        self.isOptional = isOptional
    }

    /// One key of a fault's `where`.
    package struct Condition: Hashable, Sendable {
        /// The attribute that the place must have.
        package let attribute: String
        /// What its value must look like.
        package let pattern: GlobPattern

        /// Makes the condition that the attribute's value matches the pattern.
        package init(attribute: String, pattern: GlobPattern) {
            self.attribute = attribute
            self.pattern = pattern
        }
    }
}

/// Something that a place says of itself, for a fault's `where`.
package struct FaultAttribute: Hashable, Sendable {
    /// The key that `where` uses.
    package let name: String
    /// The value at this place.
    package let value: String

    /// Makes an attribute.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A text in which `*` stands for any run of characters, none included.
package struct GlobPattern: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The pattern as it was written.
    package let description: String
    private let parts: [[UInt8]]

    /// Reads a pattern; every text is one.
    package init(_ text: String) {
        description = text
        parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// Returns true when the whole of `text` fits.
    package func matches(_ text: String) -> Bool {
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == description }
        let bytes = Array(text.utf8)
        guard bytes.count >= first.count + last.count, bytes.starts(with: first), bytes.suffix(last.count) == last[...]
        else { return false }
        var from = first.count
        let end = bytes.count - last.count
        for part in parts[1..<parts.count - 1] where !part.isEmpty {
            guard let found = Self.find(part, in: bytes, from: from, to: end) else { return false }
            from = found + part.count
        }
        return true
    }

    // Written out because the library's search over a collection costs a hundred times as much, and every log line
    // and every fault point of a run passes here.
    private static func find(_ part: [UInt8], in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        var place = start
        while place + part.count <= end {
            var matched = 0
            while matched < part.count, bytes[place + matched] == part[matched] { matched += 1 }
            if matched == part.count { return place }
            place += 1
        }
        return nil
    }
}
