import Scenarios
import Simulation
import Wire

extension CanaryResult {
    /// Judges a canary by what the report says of all that did not hold.
    init(_ canary: Canary, _ complaints: [String], saved: [String: JSONValue]) {
        // A sign whose placeholder was never saved fits nothing, and is told as it was written.
        let signs = canary.signs.map { (try? $0.glob(with: saved)) ?? GlobPattern($0.text) }
        var why: String?
        if let other = complaints.first(where: { complaint in !signs.contains { $0.matches(complaint) } }) {
            why = "this did not hold either, and fits no \"why\" of \"mustFail\": \(other)"
        }
        if let idle = signs.first(where: { sign in !complaints.contains(where: sign.matches) }) {
            why = "nothing that did not hold fits \(TextMiss.quoted(idle.description))" + (why.map { "; \($0)" } ?? "")
        }
        let isDead = !complaints.isEmpty && (signs.isEmpty || why == nil)
        self.init(reason: canary.reason, held: isDead, why: complaints.isEmpty || signs.isEmpty ? nil : why)
    }
}
