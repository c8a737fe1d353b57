/// A service of a world: an actor pinned to the world's executor, so that a call to it never hops threads.
package protocol SimulatedService: Actor {
    /// The world that the service lives in.
    nonisolated var world: World { get }
}

extension SimulatedService {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe world.executor.asUnownedSerialExecutor()
    }
}
