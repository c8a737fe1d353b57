/// An attribute that a fault's `where` and `per` can ask for, as its target declares it.
///
/// Who says it at run time is a `FaultAttribute`; the declaration is what files can be checked against before a run.
package struct DeclaredAttribute: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The key that `where` uses.
    package let name: String

    /// The steps that say it; nil where all do, and requests and starts by the scheduler too.
    package let steps: [String]?

    /// The requests that say it, such as `GET /datasets/{id}`; empty where all do.
    package let routes: [String]

    /// What it can be; empty where it can be anything.
    package let values: [String]

    /// Declares an attribute.
    package init(_ name: String, steps: [String]? = nil, routes: [String] = [], values: [String] = []) {
        self.name = name
        self.steps = steps
        self.routes = routes
        self.values = values
    }

    package init(stringLiteral name: String) {
        self.init(name)
    }
}
