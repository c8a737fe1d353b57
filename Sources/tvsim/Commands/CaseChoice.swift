internal import Scenarios

/// Which cases of scenario files are meant, and with which values.
struct CaseChoice: Sendable {
    /// What the names of cases must contain, or fit where there is a `*`; none means all cases.
    var names: [String] = []
    /// Values that count instead of those of the files.
    var parameters: [GivenParameter] = []

    /// The cases of a file that are meant, in their order; a name that is written whole means that case alone.
    ///
    /// - Throws: `InputProblem` when a name fits none, with the names that there are.
    func chosen(of scenarios: [Engine.LoadedScenario], file: String) throws(InputProblem) -> [Engine.LoadedScenario] {
        guard !names.isEmpty else { return scenarios }
        let known = scenarios.compactMap(\.scenario.caseName)
        guard !known.isEmpty else {
            throw InputProblem(file: file, message: "the scenario has no cases, so --case has nothing to choose from")
        }
        var meant: Set<String> = []
        for name in names {
            let fitting = known.contains(name) ? [name] : known.filter { NameText.fits(name, $0) }
            if fitting.isEmpty { throw InputProblem(file: file, message: Self.noCase(name, known)) }
            meant.formUnion(fitting)
        }
        return scenarios.filter { meant.contains($0.scenario.caseName ?? "") }
    }

    private static func noCase(_ name: String, _ known: [String]) -> String {
        let shown = known.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
        let rest = known.count > 20 ? " and \(known.count - 20) more" : ""
        // The name of a case stands before the values of its parameters.
        let heads = known.map { String($0.prefix { $0 != "," }) }
        let hint = NearestName.of(name, among: heads + known).map { "; did you mean '\($0)'?" } ?? ""
        return "no case fits '\(name)'; there are \(shown)\(rest)\(hint)"
    }
}
