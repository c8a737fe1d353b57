/// How many of something there must be.
package struct CountRange: Hashable, Sendable {
    package let atLeast: Int
    /// The most that there may be, or nil for any number.
    package let atMost: Int?

    /// Makes a range; `atMost` is not below `atLeast`.
    package init(atLeast: Int, atMost: Int? = nil) {
        self.atLeast = atLeast
        self.atMost = atMost
    }

    /// Exactly so many.
    package static func exactly(_ number: Int) -> CountRange { CountRange(atLeast: number, atMost: number) }

    /// One or more.
    package static let some = CountRange(atLeast: 1)

    /// Returns true when so many are right.
    package func contains(_ number: Int) -> Bool {
        number >= atLeast && number <= atMost ?? .max
    }

    /// The range before a noun: `exactly 1 row`, `no row`, `at least 2 rows`, `1 to 3 rows`.
    package func text(_ noun: String, plural: String? = nil) -> String {
        func counted(_ number: Int) -> String { "\(number) \(number == 1 ? noun : plural ?? noun + "s")" }
        return switch (atLeast, atMost) {
        case (0, 0): "no \(noun)"
        case (let least, let most?) where least == most: "exactly \(counted(least))"
        case (0, let most?): "at most \(counted(most))"
        case (let least, nil): "at least \(counted(least))"
        case (let least, let most?): "\(least) to \(counted(most))"
        }
    }
}
