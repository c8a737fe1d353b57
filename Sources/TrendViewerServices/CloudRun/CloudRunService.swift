package import Simulation
package import Wire

/// Google Cloud Run's admin API, version 2, as far as starting jobs goes.
///
/// It starts the job's process and answers at once; what becomes of the job, it does not say. Errors have Google's shape.
package actor CloudRunService: SimulatedService, HTTPService {
    /// What faults can aim at here.
    package static let description = ServiceDescription(
        name: "cloud-run",
        summary: "Starts the jobs analyzer-batch and spvp-batch.",
        routes: [
            "POST /v2/projects/trend-viewer/locations/asia-northeast1/jobs/analyzer-batch:run",
            "POST /v2/projects/trend-viewer/locations/asia-northeast1/jobs/spvp-batch:run",
        ],
        steps: ["receive", "start-job"],
        failingStep: "receive",
        requests: requests
    )

    private static let requests =
        [
            RequestAttribute("job", values: ["analyzer-batch", "spvp-batch"]) { arrival in
                (try? CloudRunTarget(arrival.request)).map { [$0.job] } ?? []
            }
        ]
        + ["dataset_id", "history_id"].map { name in
            RequestAttribute(name) { arrival in
                let environment = (try? CloudRunOverrides(body: arrival.request.body))?.environment ?? []
                return environment.filter { $0.name == name }.map(\.value)
            }
        }

    package nonisolated var requestAttributes: [RequestAttribute] { Self.requests }

    package nonisolated let world: World
    private let jobs: [CloudRunJob]
    private var executions: [String: Int] = [:]

    init(world: World, jobs: [CloudRunJob]) {
        self.world = world
        self.jobs = jobs
    }

    package func respond(to request: HTTPRequest, in process: SimulatedProcess) async throws -> HTTPResponse {
        let order: (job: CloudRunJob, environment: [FaultAttribute], target: CloudRunTarget)
        do throws(GoogleError) {
            order = try read(request)
        } catch {
            process.log(.warning, to: "cloud-run", "\(request.path): \(error.message)")
            return error.response
        }
        return try await run(order.job, order.environment, order.target, process)
    }

    private func read(
        _ request: HTTPRequest
    ) throws(GoogleError) -> (job: CloudRunJob, environment: [FaultAttribute], target: CloudRunTarget) {
        let target = try CloudRunTarget(request)
        guard let job = jobs.first(where: { $0.name == target.job }), target.isKnownPlace else {
            throw .notFound(
                "Resource '\(target.job)' of kind 'JOB' in region '\(target.location)' in project "
                    + "'\(target.project)' does not exist."
            )
        }
        return (job, try CloudRunOverrides(body: request.body).environment, target)
    }

    private func run(
        _ job: CloudRunJob,
        _ environment: [FaultAttribute],
        _ target: CloudRunTarget,
        _ process: SimulatedProcess
    ) async throws -> HTTPResponse {
        try await process.step("receive", failsHere: true)
        try await process.step("start-job")
        let number = executions[job.name, default: 0] + 1
        executions[job.name] = number
        world.spawn(job.process, rank: .external, attributes: environment, body: job.body)
        process.log(.info, to: "cloud-run", "\(job.name) execution \(number) started")
        let place = "projects/\(target.project)/locations/\(target.location)"
        return HTTPResponse(
            200,
            json: [
                "name": .string("\(place)/jobs/\(job.name)/executions/\(job.name)-\(number)"),
                "metadata": [
                    "@type": "type.googleapis.com/google.cloud.run.v2.Execution",
                    "name": .string("\(job.name)-\(number)"),
                    "job": .string(job.name),
                    "createTime": .string(world.now.isoText),
                    "launchStage": "GA",
                ],
                "done": false,
            ]
        )
    }
}
