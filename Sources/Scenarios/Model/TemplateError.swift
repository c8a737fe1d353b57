/// A placeholder whose value was never saved, because the step that saves it failed or came later.
package struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name between `${` and `}`.
    package let name: String

    /// Makes the error for a name.
    package init(name: String) {
        self.name = name
    }

    /// What is missing, in a sentence.
    package var description: String { "${\(name)} has not been saved by an earlier step" }
}
