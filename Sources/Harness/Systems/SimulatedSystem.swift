package import Scenarios
package import Simulation
package import Storage
package import Wire

/// A system that scenarios can run: all that the harness knows of it (design §2).
///
/// A new system is a folder with a type that conforms, and one line in `Systems.all`.
package protocol SimulatedSystem: Sendable {
    /// The name in a scenario's `system`.
    static var name: String { get }

    /// What the system is, in a sentence.
    static var summary: String { get }

    /// The databases, in the order in which people think of them.
    static var schemas: [SchemaDefinition] { get }

    /// Every setting that a scenario may give, those of the simulators included.
    static var settings: [any AnySetting] { get }

    /// The services that take requests; the first takes those of steps that do not say which.
    static var hosts: [String] { get }

    /// What faults can strike, tables and clocks left out.
    static var faultTargets: [FaultTarget] { get }

    /// The commands that a step may run.
    static var commands: [SystemCommand] { get }

    /// The jobs that an operator can start again, and the messages that he can send again.
    static var repairs: [RepairVocabulary] { get }

    /// What must be true of a healthy run.
    static var invariants: [Invariant] { get }

    /// What can be unfinished, and who should take it next.
    static var progress: [ProgressRule] { get }

    /// What scenarios can reach or miss: documented branches, status changes, failure modes.
    static var coverage: CoverageMap { get }

    /// Columns whose changes belong into the story of a run, by table.
    static var story: [(table: String, columns: [String])] { get }

    /// The kinds of informative Slack messages that every run of a command sends, and that a story leaves out.
    static var routineMessages: Set<String> { get }

    /// Where its logs are, and in which form.
    static var logs: LogGuide { get }

    /// The tables whose rows are datasets, with their schemas: what `tvsim inspect --dataset 7` means by 7.
    ///
    /// What else speaks of a dataset is found by the tables' names: a column `dataset_id`, a path `/datasets/7`.
    static var datasetTables: [String] { get }

    /// How runs of the system are drawn.
    static var drawing: DrawingGuide { get }

    /// How long it takes from `instant` on until every periodic command has run with every input that the clock can
    /// give it.
    ///
    /// - Throws: `DatabaseError` when a table cannot be read.
    func round(from instant: SimulationInstant, through session: Session) throws -> Duration

    /// What the behaviour profiles of the simulators say, by setting.
    ///
    /// - Throws: `MockProblem` when a profile is wrong.
    static func profile(mocks: MockDirectory) throws -> [String: SettingValue]

    /// Reads what the simulators serve, and returns what builds the system in a world: services on the network,
    /// nothing started.
    ///
    /// - Throws: `MockProblem` when the simulators' data is wrong.
    static func builder(mocks: MockDirectory) throws -> @Sendable (WorldParts) throws -> any SimulatedSystem

    /// Writes what the scenario gives beyond plain rows, such as groups with their members.
    func seed(_ given: Given, through session: Session) async throws

    /// Starts what runs by itself, such as a scheduler.
    func start()

    /// The headers with which a user's requests are sent.
    func headers(for user: String) -> HTTPHeaders

    /// Starts a command by hand.
    ///
    /// - Throws: an error whose description says what is wrong with the arguments.
    func run(_ command: String, arguments: [String]) throws -> SimulatedProcess

    /// Starts a job or sends a message again, as an operator in a process of his own.
    ///
    /// - Throws: an error whose description says why it could not be done, or what stops the process itself.
    func repair(_ repair: RepairVocabulary, id: Int, in process: SimulatedProcess) async throws
}
