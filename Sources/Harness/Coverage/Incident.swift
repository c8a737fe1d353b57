/// A way in which the system is known to fail, which a scenario of the same name shows.
package struct Incident: Sendable {
    /// The id, such as `FM-07`; names of its scenarios begin with it.
    package let id: String
    /// What goes wrong, in a sentence.
    package let text: String

    /// Makes an incident.
    package init(_ id: String, _ text: String) {
        self.id = id
        self.text = text
    }

    /// Returns true when a scenario of this name shows the incident or its repair.
    package func isShown(by scenario: String) -> Bool {
        scenario == id || scenario.hasPrefix("\(id)-") || scenario.hasPrefix("\(id) ")
    }
}
