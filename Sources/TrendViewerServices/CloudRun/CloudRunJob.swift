internal import Simulation

/// A job that Cloud Run can start.
struct CloudRunJob: Sendable {
    /// The job's name in Cloud Run, such as `analyzer-batch`.
    let name: String

    /// The name of its process, such as `analyzer_batch`.
    let process: String

    /// What the job does; it finds its environment in the attributes of its process, in lower case.
    let body: @Sendable (SimulatedProcess) async throws -> Void
}

extension SimulatedProcess {
    /// The value of an environment variable, given by its name in lower case.
    func environment(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}
