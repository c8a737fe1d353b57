internal import Harness

/// Who takes part in a diagram: the documents' participants, and whoever else does something.
struct SequenceCast {
    private let guide: SequenceGuide
    private let kinds: [String: ProcessLane.Kind]
    private var members: [SequenceDiagram.Participant]
    private var byProcess: [String: String] = [:]
    private var bySchema: [String: String] = [:]
    private var seen: Set<String> = []

    init(_ guide: SequenceGuide, lanes: [ProcessLane]) {
        self.guide = guide
        kinds = Dictionary(lanes.map { ($0.name, $0.kind) }) { first, _ in first }
        members = guide.participants.map { .init(id: $0.id, name: $0.name, kind: $0.kind) }
        for participant in guide.participants {
            for process in participant.processes { byProcess[process] = participant.id }
            for schema in participant.schemas { bySchema[schema] = participant.id }
        }
    }

    /// Those who were asked for, in the order of the documents, the others after them.
    var present: [SequenceDiagram.Participant] { members.filter { seen.contains($0.id) } }

    /// True when the process is a person.
    func isPerson(_ process: String) -> Bool { byProcess[process] == nil && kinds[process] == .user }

    /// The participant that a process belongs to.
    mutating func process(_ name: String) -> String {
        if isPerson(name), let people = guide.people { return present(people) }
        if let id = byProcess[name] { return present(id) }
        let id = add(name, kind(of: name))
        byProcess[name] = id
        return id
    }

    /// Where a person's requests come from: the app, where there is one.
    mutating func sender(_ name: String) -> String {
        if isPerson(name), let app = guide.app { return present(app) }
        return process(name)
    }

    /// The participant that holds the database of a table.
    mutating func database(of table: String) -> String {
        let schema = table.split(separator: ".").first.map(String.init) ?? table
        if let id = bySchema[schema] { return present(id) }
        let id = add(schema, .database)
        bySchema[schema] = id
        return id
    }

    /// The participant that stands for the logs.
    mutating func log() -> String {
        if let id = guide.log { return present(id) }
        return byProcess["log"].map { present($0) } ?? add("log", .log)
    }

    /// A participant whom the guide names.
    mutating func present(_ id: String) -> String {
        seen.insert(id)
        return id
    }

    private mutating func add(_ name: String, _ kind: SequenceGuide.Participant.Kind) -> String {
        let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        var id = plain
        while members.contains(where: { $0.id == id }) { id += "_" }
        members.append(.init(id: id, name: name, kind: kind))
        return present(id)
    }

    private func kind(of name: String) -> SequenceGuide.Participant.Kind {
        switch kinds[name] {
        case .user: .user
        case .message: .message
        case .job: .job
        case .command, .service, .world, nil: .service
        }
    }
}
