package import Harness

/// The same run made several times, which must be the same each time.
package enum Repetitions {
    /// Returns the first report; when a later one differs from it, it says so and fails.
    ///
    /// The digest stands for everything that happened, the verdict for how it was judged.
    package static func merged(_ reports: [RunReport]) -> RunReport {
        guard var merged = reports.first else { preconditionFailure("a run is made at least once") }
        guard reports.count > 1 else { return merged }
        let identities = reports.map { "\($0.digest) \($0.verdict.rawValue)" }
        let other = identities.firstIndex { $0 != identities[0] }
        var result = ExpectationResult(
            text:
                "\(FigureText.counted(reports.count, "repetition")) with the same seed \(merged.seed) are the same run",
            held: true
        )
        if let other {
            result.held = false
            result.why =
                "nondeterministic: \(Set(identities).count) different runs; repetition 1 has the digest "
                + "\(merged.digest.prefix(12)) and \(merged.verdict.rawValue), repetition \(other + 1) has "
                + "\(reports[other].digest.prefix(12)) and \(reports[other].verdict.rawValue)"
            merged.verdict = .failed
            // A canary that does not die the same way each time proves nothing.
            merged.canary = nil
        }
        merged.expectations.append(result)
        return merged
    }
}
