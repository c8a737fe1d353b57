package import Wire

/// A path to one value inside a JSON value: `$`, `$.data.slug`, `$.items[0].id`.
package struct JSONPath: Hashable, Sendable, LosslessStringConvertible {
    /// The path as it was written.
    package let description: String
    private let steps: [Step]

    private enum Step: Hashable, Sendable {
        case key(String), index(Int)
    }

    /// Reads a path; keys are letters, digits, `_` and `-`.
    package init?(_ description: String) {
        var rest = Substring(description)
        guard rest.popFirst() == "$" else { return nil }
        var steps: [Step] = []
        while let first = rest.popFirst() {
            switch first {
            case ".":
                let key = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == "-" }
                guard !key.isEmpty else { return nil }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
            case "[":
                guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]), index >= 0 else { return nil }
                steps.append(.index(index))
                rest = rest[rest.index(after: end)...]
            default: return nil
            }
        }
        self.description = description
        self.steps = steps
    }

    /// The value that the path leads to, or nil when it leads nowhere.
    package func value(in value: JSONValue) -> JSONValue? {
        var current = value
        for step in steps {
            let next =
                switch step {
                case .key(let key): current[key]
                case .index(let index): current[index]
                }
            guard let next else { return nil }
            current = next
        }
        return current
    }
}
