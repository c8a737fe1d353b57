import Simulation
import Testing

@testable import Messaging

struct MessageBoxTests {
    @Test(arguments: [true, false]) func `A service that crashed before it took a message keeps none`(
        crashes: Bool
    ) throws {
        let crash = FaultRule(id: "crash", site: .step, target: "mail", actions: [.crash])
        let world = World(seed: 1, start: SimulationInstant(nanoseconds: 0), faults: crashes ? [crash] : [])
        defer { world.close() }
        let box = MessageBox<String>()
        world.spawn("mail") { process in
            do {
                try await process.step("receive")
                box.add("taken", in: process)
            } catch {
                // What a crashed process still tries while it unwinds has no effect.
                box.add("never", in: process)
                throw error
            }
        }
        _ = try world.run(until: world.start)
        #expect(box.messages == (crashes ? [] : ["taken"]))
        #expect(box.servers.count == box.messages.count)
    }
}
