import Wire

/// All mistakes of one file, in the order of their places.
package struct Diagnostics: Error, Equatable, Sendable, CustomStringConvertible {
    /// How many mistakes of one file are told; nobody reads more.
    static let limit = 1000

    /// The mistakes; at least one, and at most as many as are told.
    package let all: [Diagnostic]
    /// What the files hold that the file is made of, by name; the file itself is not among them.
    package let sources: [String: [UInt8]]

    /// Makes the list, sorted by place; several equal ones count once.
    package init(_ diagnostics: [Diagnostic], sources: [String: [UInt8]] = [:]) {
        self.sources = sources
        var seen: Set<Diagnostic> = []
        // The order of finding decides between mistakes of the same place.
        let sorted = diagnostics.enumerated().sorted {
            ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
        }
        all = Array(sorted.map(\.element).filter { seen.insert($0).inserted }.prefix(Self.limit))
    }

    /// One line a mistake.
    package var description: String { all.map(\.description).joined(separator: "\n") }

    /// Each mistake with its source line and a caret.
    package func rendered(source: [UInt8]) -> String {
        let more = all.count < Self.limit ? [] : ["Only the first \(Self.limit) mistakes are told."]
        return (all.map { $0.rendered(source: sources[$0.file] ?? source) } + more).joined(separator: "\n")
    }
}
