internal import Simulation
internal import Wire

/// What a Cloud Run request aims at: `/v2/projects/P/locations/L/jobs/J:run`.
struct CloudRunTarget {
    let project, location, job: String

    /// Reads method and path.
    ///
    /// - Throws: an error with status 404 for another path, 405 for another method.
    init(_ request: HTTPRequest) throws(GoogleError) {
        let segments = request.segments.map(String.init)
        guard segments.count == 7, segments[0] == "v2", segments[1] == "projects", segments[3] == "locations",
            segments[5] == "jobs", segments[6].hasSuffix(":run")
        else { throw .notFound("The requested URL \(request.path) was not found on this server.") }
        guard request.method == .post else {
            throw GoogleError(status: 405, word: "METHOD_NOT_ALLOWED", message: "A job is run by POST.")
        }
        (project, location) = (segments[2], segments[4])
        job = String(segments[6].dropLast(":run".count))
    }

    /// True for the project and region that Trend Viewer runs in.
    var isKnownPlace: Bool { project == "trend-viewer" && location == "asia-northeast1" }
}

/// The body of a run request: environment variables for the one container of the job.
struct CloudRunOverrides {
    /// The variables, names in lower case, as attributes of the job's process.
    let environment: [FaultAttribute]

    /// Reads a body; an empty one overrides nothing.
    ///
    /// - Throws: an error with status 400.
    init(body: [UInt8]) throws(GoogleError) {
        guard !body.isEmpty else {
            environment = []
            return
        }
        guard let json = try? JSONValue(parsing: body), json.object != nil else {
            throw .invalidArgument("Invalid JSON payload received. Expected an object.")
        }
        var environment: [FaultAttribute] = []
        if let overrides = json["overrides"] {
            guard let containers = overrides["containerOverrides"]?.array else {
                throw .invalidArgument("Invalid value at 'overrides.container_overrides': a list is needed.")
            }
            for container in containers {
                environment += try Self.variables(container["env"])
            }
        }
        self.environment = environment
    }

    private static func variables(_ env: JSONValue?) throws(GoogleError) -> [FaultAttribute] {
        guard let env else { return [] }
        guard let entries = env.array else {
            throw .invalidArgument("Invalid value at 'overrides.container_overrides[0].env': a list is needed.")
        }
        var variables: [FaultAttribute] = []
        for (index, entry) in entries.enumerated() {
            guard let name = entry["name"]?.string, !name.isEmpty, let value = entry["value"]?.string else {
                throw .invalidArgument(
                    "Invalid value at 'overrides.container_overrides[0].env[\(index)]': name and value must be texts."
                )
            }
            variables.append(FaultAttribute(name.lowercased(), value))
        }
        return variables
    }
}
