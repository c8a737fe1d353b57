/// The actor that every process body runs on, so that code inside a world is never on two executors.
actor ProcessRunner {
    private let executor: WorldExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init(executor: WorldExecutor) {
        self.executor = executor
    }

    func run(_ process: SimulatedProcess, _ body: @Sendable (SimulatedProcess) async throws -> Void) async {
        do {
            try process.begin()
            try await body(process)
            process.end(.finished)
        } catch is ProcessCrash {
            process.end(.finished)
        } catch {
            process.end(.failed("\(error)"))
        }
    }
}
