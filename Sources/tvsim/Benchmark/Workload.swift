internal import Simulation
internal import Wire

/// A scenario for measuring: the requests of another one, made several times over twelve virtual hours.
struct Workload {
    /// The scenario whose requests are repeated.
    let base: JSONValue

    /// The scenario with as many wishlists, each with products of its own; it expects nothing but the invariants.
    func staggered(wishlists: Int) -> JSONValue {
        let steps = (base["steps"]?.array ?? []).filter { $0["request"] != nil }
        var repeated: [JSONValue] = []
        for number in 0..<wishlists {
            let delay = Duration.seconds(12 * 3600) * number / wishlists
            repeated += steps.map { step($0, number: number, delay: delay) }
        }
        guard var scenario = base.object else { return base }
        scenario["name"] = .string("\(wishlists) wishlists")
        scenario["steps"] = .array(repeated)
        scenario["faults"] = nil
        scenario["until"] = "24:00"
        scenario["expect"] = [["invariants": "all"]]
        return .object(scenario)
    }

    private func step(_ step: JSONValue, number: Int, delay: Duration) -> JSONValue {
        guard var members = step.object else { return step }
        let at = Self.seconds(of: members["at"]?.string ?? "") + Int(delay.components.seconds)
        members["at"] = .string(Self.text(seconds: at))
        members["expect"] = nil
        members["save"] = nil
        if let body = members["body"] { members["body"] = Self.numbered(body, number) }
        return .object(members)
    }

    /// The body with its own products: the same input twice would be one product.
    private static func numbered(_ value: JSONValue, _ number: Int) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        switch (member.key, member.value) {
                        case ("input", .string(let text)), ("name", .string(let text)):
                            (member.key, .string(number == 0 ? text : "\(text)W\(number)"))
                        default: (member.key, numbered(member.value, number))
                        }
                    }
                )
            )
        case .array(let elements): .array(elements.map { numbered($0, number) })
        case .null, .bool, .integer, .real, .string: value
        }
    }

    /// Reads `HH:MM` or `HH:MM:SS`; anything else counts as the start.
    private static func seconds(of text: String) -> Int {
        let parts = text.split(separator: ":").map { Int($0) ?? 0 }
        guard parts.count >= 2 else { return 0 }
        return parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
    }

    private static func text(seconds: Int) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    }
}
