/// A parameter of a scenario whose value somebody gives from outside, in place of those of the file.
package struct GivenParameter: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Makes one.
    package init(name: String, value: String) {
        (self.name, self.value) = (name, value)
    }
}
