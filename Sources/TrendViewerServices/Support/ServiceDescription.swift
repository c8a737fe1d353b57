package import Simulation
package import Wire

/// What a scenario can aim at in a service: its name, its routes, the steps of its work and what `where` can ask for.
package struct ServiceDescription: Sendable {
    /// The host name, process name and fault target, such as `analyzer_batch`.
    package let name: String
    /// What the service does, in a sentence.
    package let summary: String
    /// The routes as `POST /bulk-create`; empty for a job, which nobody calls.
    package let routes: [String]
    /// The steps that a process of this name passes, in order; the one where a failure strikes by itself comes apart.
    package let steps: [String]
    /// The step at which a `fail` fault strikes that names no step.
    package let failingStep: String?
    /// What `where` can ask for, besides the step: what requests say first.
    package let attributes: [DeclaredAttribute]

    /// Makes a description; `requests` are what the service's requests say besides what every request says, `attributes`
    /// what only its process or the process's steps say.
    package init(
        name: String,
        summary: String,
        routes: [String] = [],
        steps: [String],
        failingStep: String?,
        requests: [RequestAttribute] = [],
        attributes: [DeclaredAttribute] = []
    ) {
        self.name = name
        self.summary = summary
        self.routes = routes
        self.steps = steps
        self.failingStep = failingStep
        self.attributes =
            (routes.isEmpty ? [] : RequestAttribute.common) + requests.map(\.declaration) + attributes
    }
}
