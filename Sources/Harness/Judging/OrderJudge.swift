import Scenarios
import Simulation

/// Judges whether things happened in their order, across services.
struct OrderJudge {
    let start: SimulationInstant
    /// Finds when an element happened first.
    let find: (Expectation.Subject) throws -> Happening

    /// Judges one expectation.
    ///
    /// - Returns: nil when it holds, else which element was early, late or missing.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ order: OrderExpectation) throws -> String? {
        var before: (time: SimulationInstant, text: String)?
        for (number, element) in order.elements.enumerated() {
            let name = "element \(number + 1), \(OrderExpectation.text(of: element)),"
            switch try find(element) {
            case .missing(let why): return "\(name) never happened: \(why)"
            case .happened(let time, let who):
                let place = "\(time.text(since: start)) \(who)"
                if let before, time < before.time {
                    return "\(name) was early: it came at \(place), before element \(number) at \(before.text)"
                }
                if let by = order.by, time > by.instant { return "\(name) was late: it came at \(place), after \(by)" }
                before = (time, place)
            }
        }
        return nil
    }
}
