import Simulation
import Wire

/// Sends requests one after another to a service in a world of its own, from `dataset:get-status` to a process
/// called `server`, and returns the answers.
func exchange(
    _ requests: [HTTPRequest],
    in world: World = World(seed: 1, start: SimulationInstant(nanoseconds: 0)),
    with makeService: () -> any HTTPService
) throws -> [HTTPResponse] {
    defer { world.close() }
    let service = makeService()
    let answers = Answers()
    for request in requests {
        world.spawn("server", attributes: [FaultAttribute("from", "dataset:get-status")]) { process in
            answers.all.append(try await service.respond(to: request, in: process))
        }
    }
    _ = try world.run(until: world.start.advanced(by: .seconds(60)))
    return answers.all
}

private final class Answers: @unchecked Sendable {
    // Safe although mutable: only the world that runs in `exchange` appends.
    var all: [HTTPResponse] = []
}
