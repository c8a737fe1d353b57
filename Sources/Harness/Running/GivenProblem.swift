package import Wire

/// Something that a scenario gives and the database refuses.
package struct GivenProblem: Error, CustomStringConvertible {
    /// What is refused: `a row of gb_console.malls`.
    package let what: String
    /// Where it stands; nil for the groups as a whole.
    package let position: JSONPosition?
    /// What is wrong with it.
    package let reason: String

    package var description: String { "\(what) under \"given\" cannot be written: \(reason)" }
}
