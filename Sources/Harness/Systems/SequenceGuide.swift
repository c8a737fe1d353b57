/// How a system's documents draw it as a sequence diagram: who takes part, in which phases, in whose words.
///
/// What happens in a run comes from the run; the guide says where it belongs and what the documents call it.
package struct SequenceGuide: Sendable {
    /// Somebody whom the documents give a line of his own.
    package struct Participant: Sendable {
        /// What kind of thing it is, which the page has a symbol for.
        package enum Kind: String, Sendable {
            case user, app, service, job, database, log, message
        }

        /// The short name, and the one that is shown.
        package let id: String
        package let name: String
        package let kind: Kind
        /// The processes that it stands for: services, commands and jobs by name.
        package let processes: [String]
        /// The databases that it stands for.
        package let schemas: [String]

        /// Makes a participant.
        package init(
            _ id: String,
            _ name: String,
            _ kind: Kind,
            processes: [String] = [],
            schemas: [String] = []
        ) {
            self.id = id
            self.name = name
            self.kind = kind
            self.processes = processes
            self.schemas = schemas
        }
    }

    /// A part of the workflow that the documents draw a coloured box around.
    package struct Phase: Sendable {
        /// What the box says, beside which participant, in which colour.
        package let title: String
        package let beside: String
        package let color: String
        /// The phase that this one is a part of.
        package let parent: String?
        /// The processes whose doings belong to it.
        package let processes: [String]

        /// Makes a phase.
        package init(
            _ title: String,
            beside: String,
            color: String,
            parent: String? = nil,
            processes: [String] = []
        ) {
            self.title = title
            self.beside = beside
            self.color = color
            self.parent = parent
            self.processes = processes
        }
    }

    /// The participants, in the order of the documents.
    package let participants: [Participant]
    /// Who stands for all people, and through whom their requests go.
    package let people: String?
    package let app: String?
    /// Who stands for the logs.
    package let log: String?
    /// The phases, by title.
    package let phases: [Phase]
    /// The box around messages that tell of a success, and the one around what went wrong.
    package let monitoring: Phase?
    package let failing: Phase?
    /// What the documents call a failure of a process: `Crawl Failure`.
    package let failures: [String: String]
    /// The documents' words.
    package let wordings: [SequenceWording]

    /// Makes a guide; one without anything lets every process and database speak for itself.
    package init(
        participants: [Participant] = [],
        people: String? = nil,
        app: String? = nil,
        log: String? = nil,
        phases: [Phase] = [],
        monitoring: Phase? = nil,
        failing: Phase? = nil,
        failures: [String: String] = [:],
        wordings: [SequenceWording] = []
    ) {
        self.participants = participants
        self.people = people
        self.app = app
        self.log = log
        self.phases = phases
        self.monitoring = monitoring
        self.failing = failing
        self.failures = failures
        self.wordings = wordings
    }
}
