/// Something that scenarios should reach, with those that do.
package protocol CoverageEntry: Sendable {
    /// The names of the scenarios.
    var scenarios: [String] { get }

    /// False for what is missing.
    var isGood: Bool { get }
}

extension CoverageEntry {
    /// True for what any scenario reaches.
    package var isGood: Bool { !scenarios.isEmpty }
}
