import Wire

extension JSONPosition {
    /// The line in the scenario's own file; nil for what stands in a file that it extends.
    var lineOfScenario: Int? { source == 0 ? line : nil }
}
