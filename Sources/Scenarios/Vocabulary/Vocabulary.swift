package import Simulation

/// What a scenario of one system may name: the harness makes one from the system's schemas, services and commands.
package struct Vocabulary: Sendable {
    /// The system's name, such as `trend-viewer`.
    package let system: String
    package let tables: [TableVocabulary]
    package let settings: [any AnySetting]
    /// Services, processes and commands that faults can strike; tables and clocks are added by the reader.
    package let faultTargets: [FaultTarget]
    package let commands: [CommandVocabulary]
    /// Jobs that can be started again, and messages that can be sent again.
    package let repairs: [RepairVocabulary]
    /// Users that exist without a group of the scenario.
    package let users: [String]
    package let invariants: [InvariantVocabulary]
    /// Services that take requests; the first takes those of steps that do not say `to`.
    package let hosts: [String]
    /// Checks the statements of steps and expectations; nil leaves them to the run.
    package let statements: StatementVocabulary?

    /// Makes a vocabulary.
    package init(
        system: String,
        tables: [TableVocabulary] = [],
        settings: [any AnySetting] = [],
        faultTargets: [FaultTarget] = [],
        commands: [CommandVocabulary] = [],
        repairs: [RepairVocabulary] = [],
        users: [String] = [],
        invariants: [InvariantVocabulary] = [],
        hosts: [String] = [],
        statements: StatementVocabulary? = nil
    ) {
        self.system = system
        self.tables = tables
        self.settings = settings
        self.faultTargets = faultTargets
        self.commands = commands
        self.repairs = repairs
        self.users = users
        self.invariants = invariants
        self.hosts = hosts
        self.statements = statements
    }

    /// Everything that is called over the network: the services that take requests, and those that take messages.
    var callees: [String] {
        hosts + faultTargets.filter { $0.kind == .channel && !hosts.contains($0.name) }.map(\.name)
    }

    /// The table of a name with its schema.
    package func table(_ name: String) -> TableVocabulary? { tables.first { $0.name == name } }
}
