/// Finds the name that somebody probably meant.
package enum NearestName {
    /// Returns the nearest of the names, the first of several, or nil when none is near enough to be meant.
    package static func of(_ text: String, among names: [String]) -> String? {
        guard !text.isEmpty, text.utf8.count <= 200 else { return nil }
        let written = Array(text.lowercased().unicodeScalars)
        var nearest: (name: String, distance: Int)?
        for name in names where name != text {
            let limit = max(1, min(written.count, name.unicodeScalars.count) / 3)
            let distance = distance(written, Array(name.lowercased().unicodeScalars))
            if distance <= limit, distance < nearest?.distance ?? .max { nearest = (name, distance) }
        }
        // Somebody who leaves out the schema, or writes only the end of a name, means the one name that ends so.
        return nearest?.name ?? only(names.filter { $0.hasSuffix(".\(text)") })
            ?? only(text.utf8.count < 3 ? [] : names.filter { $0.lowercased().hasPrefix(text.lowercased()) })
    }

    /// The sentence that suggests it: `did you mean "expect"?`, or nil.
    package static func hint(for text: String, among names: [String]) -> String? {
        of(text, among: names).map { "did you mean \"\($0)\"?" }
    }

    private static func only(_ names: [String]) -> String? { names.count == 1 ? names.first : nil }

    /// How many scalars must be added, taken away, changed, or swapped with their neighbour.
    package static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in second.indices {
                var least = min(
                    last[column + 1] + 1,
                    current[column] + 1,
                    last[column] + (first[row] == second[column] ? 0 : 1)
                )
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
