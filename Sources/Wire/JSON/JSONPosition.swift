/// A place in a JSON text, or in one of several that belong together.
package struct JSONPosition: Hashable, Comparable, Sendable {
    /// The number of bytes before it.
    package let offset: Int
    /// The line, from 1; only a line feed ends one.
    package let line: Int
    /// The column, from 1, counted in Unicode scalars, so that an accent or a kanji is one step.
    package let column: Int
    /// Which of several texts it is in; 0 for the first, which is often the only one.
    package let source: Int

    /// Makes a place; the numbers are the caller's duty.
    package init(offset: Int, line: Int, column: Int, source: Int = 0) {
        self.offset = offset
        self.line = line
        self.column = column
        self.source = source
    }

    /// Where every text begins.
    package static let start = JSONPosition(offset: 0, line: 1, column: 1)

    package static func < (lhs: JSONPosition, rhs: JSONPosition) -> Bool {
        (lhs.source, lhs.offset) < (rhs.source, rhs.offset)
    }
}
