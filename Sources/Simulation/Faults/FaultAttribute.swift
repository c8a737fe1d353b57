/// Something that a place says of itself, for a fault's `where`.
package struct FaultAttribute: Hashable, Sendable {
    /// The key that `where` uses.
    package let name: String
    /// The value at this place.
    package let value: String

    /// Makes an attribute.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
