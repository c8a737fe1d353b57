import Storage

/// A row that a scenario gives and the database refuses.
package struct GivenProblem: Error, CustomStringConvertible {
    let error: DatabaseError

    package var description: String { "the rows under \"given\" cannot be written: \(error.message)" }
}
