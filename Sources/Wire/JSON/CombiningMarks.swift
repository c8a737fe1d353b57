/// Counts the combining marks in a row, of which a text may have only so many on one character.
///
/// Swift compares and hashes texts by their normal forms, and puts the marks of a character in order for that: the time
/// grows with the square of their number. The limit is that of Unicode's Stream-Safe Text Format (UAX #15, D3).
struct CombiningMarks {
    /// The most that a character may have.
    static let limit = 30

    /// How many stand in a row where the text has got to.
    private(set) var count = 0

    /// Takes the next scalar of the text.
    mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        // No scalar below these combines; most texts have no others.
        case ..<0x300: count = 0
        // Three vowel signs of Tibetan are none themselves, but stand for two each.
        case 0xf73, 0xf75, 0xf81: count += 2
        default: count = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : count + 1
        }
    }
}
