/// The world's clock: it stands still while code runs and jumps to the next event when none is ready.
package struct SimulationClock: Clock {
    package typealias Instant = SimulationInstant

    private let world: World

    init(world: World) {
        self.world = world
    }

    /// The current virtual time.
    package var now: SimulationInstant { world.now }

    /// The smallest step of virtual time.
    package var minimumResolution: Duration { .nanoseconds(1) }

    /// Suspends the caller until `deadline`; the tolerance is ignored, because virtual time is exact.
    ///
    /// - Throws: `ProcessCrash` when the world closes first.
    package func sleep(until deadline: SimulationInstant, tolerance: Duration? = nil) async throws {
        try await world.suspend(until: deadline, rank: .external)
    }
}
