/// A name with a value, as in a query.
package struct HTTPParameter: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Makes a parameter.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
