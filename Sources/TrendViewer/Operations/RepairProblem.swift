/// Why an operator's repair could not be done.
struct RepairProblem: Error, CustomStringConvertible {
    let description: String
}
