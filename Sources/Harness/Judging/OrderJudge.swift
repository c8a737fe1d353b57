import Scenarios
import Simulation

/// Judges whether things happened in their order, across services.
struct OrderJudge {
    let start: SimulationInstant
    /// Finds when an element happened first.
    let find: (Expectation.Subject) throws -> Happening

    /// An element that has happened.
    private struct Found {
        let number: Int
        let time: SimulationInstant
        /// The element with when it came: `a Pusher event with …, came at 01:10 from dataset:get-status`.
        let text: String
    }

    /// Judges one expectation.
    ///
    /// - Returns: nil when it holds, else which element was early, late or missing, and beside which.
    /// - Throws: `TemplateError` when a placeholder was never saved.
    func judge(_ order: OrderExpectation) throws -> String? {
        var before: [Found] = []
        var number = 0
        for group in order.groups {
            var here: [Found] = []
            for element in group {
                number += 1
                let name = "element \(number), \(OrderExpectation.text(of: element)),"
                switch try find(element) {
                case .missing(let why): return "\(name) never happened: \(why)" + soFar(before + here)
                case .happened(let time, let who):
                    let place = "\(time.text(since: start)) \(who)"
                    // The latest of those before says most: the element would have had to wait for it.
                    if let last = before.max(by: { $0.time < $1.time }), time < last.time {
                        return "out of order: \(name) came at \(place), before \(last.text)"
                    }
                    if let by = order.by, time > by.instant {
                        return "\(name) was late: it came at \(place), after \(by)" + soFar(before + here)
                    }
                    here.append(Found(number: number, time: time, text: "\(name) which came at \(place)"))
                }
            }
            before += here
        }
        return nil
    }

    /// When what stands before in the order happened.
    private func soFar(_ found: [Found]) -> String {
        found.isEmpty ? "" : "\n" + found.map { "  after \($0.text)" }.joined(separator: "\n")
    }
}
