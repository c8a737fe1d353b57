/// One simulated world: a clock, an executor, a seed, its processes, its faults and the log of what happened.
///
/// A world is built and run on one thread; worlds share nothing, so many run side by side (design §3).
package final class World: @unchecked Sendable {
    // Safe although mutable: everything in a world runs on its executor, which refuses other threads.

    /// What the run can draw from.
    package let chance: Chance

    /// Where the clock began.
    package let start: SimulationInstant

    /// The executor of every actor and task of this world.
    package let executor = WorldExecutor()

    /// Everything that has happened so far.
    package let events = EventLog()

    /// The faults that the run is to meet.
    package let faults: FaultInjector

    /// The current virtual time.
    package private(set) var now: SimulationInstant

    /// The current virtual time as MySQL stores a datetime; kept, because every log line and most rows carry it.
    package var nowSQLText: String {
        if sqlText.instant != now { sqlText = (now, now.sqlText) }
        return sqlText.text
    }

    /// When the state of the world last changed: a committed row, or whatever else called `noteChange`.
    package private(set) var lastChange: SimulationInstant

    /// Called when the clock is about to leave an instant at which something changed.
    package var onInstantEnd: [() -> Void] = []

    private let limits: WorldLimits
    private var sqlText: (instant: SimulationInstant, text: String)
    private let runner: ProcessRunner
    private var timers = TimerQueue()
    private var processes: [Int: SimulatedProcess] = [:]
    private var processesStarted = 0
    private var changedAtThisInstant = false
    private var isClosing = false

    /// Makes a world whose clock stands at `start`.
    package init(seed: UInt64, start: SimulationInstant, faults: [FaultRule] = [], limits: WorldLimits = .standard) {
        self.chance = Chance(seed: seed)
        self.start = start
        self.now = start
        self.lastChange = start
        self.limits = limits
        self.sqlText = (start, start.sqlText)
        self.runner = ProcessRunner(executor: executor)
        self.faults = FaultInjector(rules: faults, chance: chance)
    }

    /// The clock for code that wants one.
    package var clock: SimulationClock { SimulationClock(world: self) }

    // MARK: Processes

    /// Starts a process: a named activity that can be crashed, hung or slowed, and that ends with its body.
    ///
    /// - Parameters:
    ///   - name: the name that events, faults and explanations use, such as `dataset:get-status`.
    ///   - rank: where the process stands among others that are due at the same instant.
    ///   - attributes: what a fault's `where` can ask for, in a fixed order.
    ///   - describe: what it can ask for besides, worked out only when a fault asks.
    ///   - body: what the process does; an error that leaves it is recorded as the process's failure.
    /// - Returns: the process, which has not run yet: it does when the executor gets to it.
    @discardableResult
    package func spawn(
        _ name: String,
        rank: EventRank = .external,
        attributes: [FaultAttribute] = [],
        describe: @escaping @Sendable () -> [FaultAttribute] = { [] },
        body: @escaping @Sendable (SimulatedProcess) async throws -> Void
    ) -> SimulatedProcess {
        processesStarted += 1
        let process = SimulatedProcess(
            world: self,
            id: processesStarted,
            name: name,
            rank: rank,
            attributes: attributes,
            describe: describe
        )
        guard !isClosing else {
            process.refuse()
            return process
        }
        processes[process.id] = process
        let runner = runner
        Task(executorPreference: executor) {
            await runner.run(process, body)
        }
        return process
    }

    func ended(_ process: SimulatedProcess) {
        processes[process.id] = nil
    }

    // MARK: Time

    /// Calls `action` at `due`, on the world's executor.
    ///
    /// - Parameters:
    ///   - due: when; an instant that is over means now.
    ///   - rank: where the call stands among others that are due at the same instant.
    ///   - isPeriodic: true for an event that recurs whatever happens, such as a scheduler's tick.
    ///   - action: what to do.
    package func schedule(
        at due: SimulationInstant,
        rank: EventRank = .external,
        isPeriodic: Bool = false,
        action: @escaping () -> Void
    ) {
        timers.add(due: max(due, now), rank: rank, isPeriodic: isPeriodic, wake: .call(action))
    }

    /// Wakes `suspension` at `due` unless somebody else did before.
    package func wake(_ suspension: Suspension, at due: SimulationInstant, rank: EventRank) {
        timers.add(due: max(due, now), rank: rank, isPeriodic: false, wake: .resume(suspension))
    }

    func suspend(until due: SimulationInstant, rank: EventRank) async throws {
        let suspension = Suspension()
        wake(suspension, at: due, rank: rank)
        try await suspension.wait()
    }

    /// Says that something changed which a later command could act on.
    package func noteChange() {
        lastChange = now
        changedAtThisInstant = true
    }

    // MARK: Running

    /// Runs until `limit`, or until the world has been quiet for `round`.
    ///
    /// - Parameters:
    ///   - limit: the last instant whose events are run.
    ///   - round: how long nothing may change, with only periodic events to come, until the world counts as
    ///     quiescent; the length of a full round of its periodic commands makes that exact. Nil: never stop early.
    /// - Returns: why the run ended.
    /// - Throws: `WorldLimits.Exceeded` when the world runs away.
    package func run(
        until limit: SimulationInstant,
        quietFor round: Duration? = nil
    ) throws(WorldLimits.Exceeded) -> RunEnd {
        executor.adoptCurrentThread()
        while true {
            guard executor.drain(budget: limits.jobsPerInstant) else {
                throw WorldLimits.Exceeded(what: .jobsAtOneInstant, limit: limits.jobsPerInstant, at: now)
            }
            guard events.count <= limits.events else {
                throw WorldLimits.Exceeded(what: .events, limit: limits.events, at: now)
            }
            guard let next = timers.first() else {
                endInstant()
                return .idle
            }
            if next.due > now {
                endInstant()
                if let round, timers.isOnlyPeriodic, lastChange.duration(to: now) >= round { return .quiescent }
                guard next.due <= limit else {
                    now = max(now, limit)
                    return .reachedLimit
                }
                now = next.due
            }
            timers.removeFirst()
            switch next.wake {
            case .resume(let suspension): suspension.resume()
            case .call(let action): action()
            }
        }
    }

    /// Ends every process that still waits, so that a finished world leaves no task behind.
    ///
    /// Effects that they attempt while they unwind are refused and unrecorded.
    package func close() {
        executor.adoptCurrentThread()
        isClosing = true
        events.isRecording = false
        onInstantEnd.removeAll()
        var rounds = 0
        while !processes.isEmpty {
            rounds += 1
            precondition(rounds < 10_000, "a process goes on and on although its world is closed")
            for (_, process) in processes.sorted(by: { $0.key < $1.key }) { process.close() }
            // Who sleeps on the world's clock itself is known to no process.
            for sleeper in timers.removeAll() { sleeper.fail(ProcessCrash(process: "the world")) }
            _ = executor.drain(budget: .max)
        }
        for sleeper in timers.removeAll() { sleeper.fail(ProcessCrash(process: "the world")) }
        _ = executor.drain(budget: .max)
    }

    private func endInstant() {
        guard changedAtThisInstant else { return }
        changedAtThisInstant = false
        for action in onInstantEnd { action() }
    }
}
