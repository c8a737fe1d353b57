/// One activity of a world with a name: a command run, a batch job, a request being served.
///
/// Everything that a process does to the world goes through it or through something that asks it first, so
/// that a crashed process has no further effect, whatever its code still attempts while it unwinds.
package final class SimulatedProcess: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches a process.

    /// Where a process is in its life.
    package enum State: Equatable, Sendable {
        case starting
        case running
        case finished
        /// An error left the body; the text says which.
        case failed(String)
        /// A fault crashed it at the named step.
        case crashed(step: String)
        /// A fault stopped it at the named step for ever; what it holds, it keeps holding.
        case hung(step: String)
        /// The world closed before it was done.
        case closed
    }

    /// The world that the process lives in.
    package let world: World

    /// The number of the process, counted from 1 in the order of starting.
    package let id: Int

    /// The name that events, faults and explanations use.
    package let name: String

    /// Where the process stands among others that are due at the same instant.
    package let rank: EventRank

    /// What a fault's `where` can ask for.
    package let attributes: [FaultAttribute]

    /// What it can ask for besides, worked out when a fault asks first; no event tells it.
    lazy var details: [FaultAttribute] = describe()
    private let describe: () -> [FaultAttribute]

    /// When the process started.
    package let started: SimulationInstant

    /// Where the process is in its life.
    package private(set) var state = State.starting

    /// The step that the process passed last, for explanations.
    package private(set) var lastStep: String?

    private var waiting: Suspension?
    private var cleanUps: [() -> Void] = []

    init(
        world: World,
        id: Int,
        name: String,
        rank: EventRank,
        attributes: [FaultAttribute],
        describe: @escaping () -> [FaultAttribute]
    ) {
        self.world = world
        self.id = id
        self.name = name
        self.rank = rank
        self.attributes = attributes
        self.describe = describe
        self.started = world.now
    }

    /// The current virtual time.
    package var now: SimulationInstant { world.now }

    /// True while the process may still have effects.
    package var isAlive: Bool {
        if case .running = state { true } else { false }
    }

    /// Returns when the process may still have effects.
    ///
    /// - Throws: `ProcessCrash` when it may not.
    package func checkAlive() throws(ProcessCrash) {
        guard isAlive else { throw ProcessCrash(process: name) }
    }

    /// Writes an event under the name of this process; a process that is not alive writes nothing.
    package func record(_ kind: EventKind, _ subject: String, _ detail: @autoclosure () -> String = "") {
        guard isAlive, world.events.isRecording else { return }
        world.events.append(time: world.now, process: self, kind: kind, subject: subject, detail: detail())
    }

    /// Registers what must happen when the process ends in any way, such as rolling back an open transaction.
    package func onEnd(_ action: @escaping () -> Void) {
        cleanUps.append(action)
    }

    // MARK: Waiting

    /// Suspends the process for `duration` of virtual time.
    ///
    /// - Throws: `ProcessCrash` when the process is crashed meanwhile.
    package func sleep(for duration: Duration) async throws {
        try await sleep(until: world.now.advanced(by: duration))
    }

    /// Suspends the process for `duration`; a duration of zero does not suspend at all.
    ///
    /// - Throws: `ProcessCrash` when the process is crashed meanwhile.
    package func sleepUnlessZero(_ duration: Duration) async throws {
        if duration != .zero { try await sleep(for: duration) }
    }

    /// Suspends the process until `due`.
    ///
    /// - Throws: `ProcessCrash` when the process is crashed meanwhile.
    package func sleep(until due: SimulationInstant) async throws {
        let suspension = Suspension()
        world.wake(suspension, at: due, rank: rank)
        try await wait(for: suspension)
    }

    /// Suspends the process until `suspension` is over.
    ///
    /// - Throws: the error that the suspension ends with, or `ProcessCrash` when the process is crashed meanwhile.
    package func wait(for suspension: Suspension) async throws {
        try checkAlive()
        waiting = suspension
        defer { waiting = nil }
        try await suspension.wait()
        try checkAlive()
    }

    // MARK: Steps

    /// Passes a named step, where a scripted fault may crash, hang, slow or fail the process.
    ///
    /// - Parameters:
    ///   - step: the name that a fault's `where` or `crash` gives.
    ///   - attributes: what a fault's `where` can ask for, besides the attributes of the process.
    ///   - failsHere: true where a `fail` fault strikes that names no step.
    /// - Throws: `ProcessCrash` for a crash, `InjectedFailure` for a failure.
    package func step(
        _ step: String,
        _ attributes: [FaultAttribute] = [],
        failsHere: Bool = false
    ) async throws {
        try checkAlive()
        lastStep = step
        guard let firing = world.faults.fire(atStep: step, of: self, attributes, failsHere: failsHere) else { return }
        switch firing.action {
        case .crash:
            firing.took(effect: "\(name) crashed at \(step)")
            crash(at: step)
            throw ProcessCrash(process: name)
        case .hang:
            firing.took(effect: "\(name) hangs at \(step)")
            record(.processHung, step)
            state = .hung(step: step)
            let forever = Suspension()
            waiting = forever
            try await forever.wait()
            throw ProcessCrash(process: name)
        case .slow(let delay):
            firing.took(effect: "\(name) took \(delay.text) longer at \(step)")
            try await sleep(for: delay)
        case .fail(let code):
            firing.took(effect: "\(name) failed at \(step) with \(code)")
            throw InjectedFailure(code: code, step: step)
        default:
            firing.tookNone(because: "a step cannot \(firing.action.name)")
        }
    }

    /// Crashes the process: what it holds is given back, and nothing that it still attempts has an effect.
    package func crash(at step: String) {
        guard isAlive else { return }
        record(.processCrashed, step)
        leave(.crashed(step: step))
        waiting?.fail(ProcessCrash(process: name))
    }

    // MARK: For the world

    func begin() throws(ProcessCrash) {
        guard state == .starting else { throw ProcessCrash(process: name) }
        state = .running
        record(.processStarted, name, attributesText)
    }

    func end(_ state: State) {
        if case .running = self.state {
            switch state {
            case .failed(let reason): record(.processFailed, name, reason)
            default: record(.processFinished, name)
            }
            leave(state)
        }
        world.ended(self)
    }

    func close() {
        let sleeper = waiting
        if isAlive || isHung { leave(.closed) } else if state == .starting { state = .closed }
        sleeper?.fail(ProcessCrash(process: name))
    }

    func refuse() {
        state = .closed
    }

    private var isHung: Bool {
        if case .hung = state { true } else { false }
    }

    private var attributesText: String {
        guard !attributes.isEmpty else { return "" }
        var text = TextBuffer()
        for attribute in attributes {
            if !text.isEmpty { text.add(ascii: " ") }
            text.add(attribute.name)
            text.add(ascii: "=")
            text.add(attribute.value)
        }
        return text.text
    }

    private func leave(_ state: State) {
        let actions = cleanUps
        cleanUps.removeAll()
        self.state = state
        for action in actions.reversed() { action() }
    }
}
