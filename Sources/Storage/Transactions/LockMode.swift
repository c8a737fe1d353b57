/// How a transaction locks.
enum LockMode {
    /// The row must stay, such as the parent of a new child row.
    case shared
    /// Nobody else may lock it.
    case exclusive

    func isCompatible(with other: LockMode) -> Bool {
        self == .shared && other == .shared
    }
}
