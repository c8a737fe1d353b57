internal import Reporting
internal import Scenarios

/// Values that the command line of a suite gives to parameters: each for the scenarios that have the parameter.
struct SuiteParameters: Sendable {
    private let given: [GivenParameter]

    /// Makes the values of a suite; a name that stands twice has the last value.
    init(_ given: [GivenParameter]) {
        self.given = given
    }

    /// Those that a scenario file has a parameter for.
    func meant(for file: String, by engine: Engine) -> [GivenParameter] {
        guard !given.isEmpty else { return [] }
        let known = engine.parameters(of: file)
        return given.filter { known.contains($0.name) }
    }

    /// Makes sure that each is a parameter of some scenario.
    ///
    /// - Throws: `InputProblem` that names the nearest parameter of those that there are.
    func check(against items: [SuiteItem], by engine: Engine) throws(InputProblem) {
        let taken = Set(items.flatMap(\.parameters).map(\.name))
        let left = given.filter { !taken.contains($0.name) }
        guard !left.isEmpty else { return }
        // Asked only now: the files are read once more for it. One that is no scenario may have the parameter all the same.
        let known = Set(Set(items.map(\.file)).sorted().flatMap { engine.parameters(of: $0) }).sorted()
        guard let name = left.first(where: { !known.contains($0.name) })?.name else { return }
        let hint = NearestName.hint(for: name, among: known).map { "; \($0)" } ?? ""
        let all =
            known.isEmpty ? "none of them has any" : "they have \(known.map { "'\($0)'" }.joined(separator: ", "))"
        throw InputProblem(
            file: "tvsim test",
            message: "no scenario of the suite has the parameter '\(ScreenText.safe(name))' of --param; \(all)\(hint)"
        )
    }
}
