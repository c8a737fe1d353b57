import Wire

extension Shape {
    /// Values that editors offer for a key that gives none of its own.
    var examples: [JSONValue] {
        switch self {
        case .choice(let words): words.map { .string($0) }
        case .boolean: [true, false]
        case .yes: [true]
        case .instant: ["01:30", "1d 02:00", "90 min"]
        case .calendarInstant: ["2026-01-05T00:00:00Z"]
        case .duration: ["10m", "1h30m"]
        case .probability: ["1/3", .real(0.25)]
        default: []
        }
    }
}
