package import Simulation

extension DeclaredAttribute {
    /// The attribute with who says it and what it can be: `client (at deliver)`, `severity (info, warning)`.
    package var words: String { name + limits }

    /// Who says it and what it can be, in brackets; empty where nothing limits it.
    var limits: String {
        // Many of them in a bracket nobody reads; a file that asks at the wrong one is told the right ones.
        let at = steps.map { $0.count > 6 ? ["at steps only"] : ["at \($0.joined(separator: ", "))"] } ?? []
        let of =
            routes.isEmpty ? [] : routes.count > 3 ? ["of some requests"] : ["of \(routes.joined(separator: ", "))"]
        let what = values.isEmpty ? [] : [values.joined(separator: ", ")]
        let parts = what + of + at
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }
}
