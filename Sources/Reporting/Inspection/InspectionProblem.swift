internal import Scenarios

/// Why what somebody asks of a recorded run cannot be shown.
package struct InspectionProblem: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// Makes a problem; of the names that are there, the one nearest to `name` is suggested.
    ///
    /// Where all of them are told too, they stand last: the foot of a screen has room for the suggestion only.
    init(_ text: String, _ name: String? = nil, among names: [String] = [], tellsAll: Bool = false) {
        let hint = name.flatMap { NearestName.hint(for: $0, among: names) }
        description =
            text + (hint.map { "; \($0)" } ?? "") + (tellsAll ? " (there are \(names.joined(separator: ", ")))" : "")
    }
}
