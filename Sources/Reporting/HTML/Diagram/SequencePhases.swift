internal import Harness

/// Which boxes a process's doings stand in.
struct SequencePhases {
    private let guide: SequenceGuide
    private let lives: [Int: ProcessLife]
    private let byTitle: [String: SequenceGuide.Phase]
    private let byProcess: [String: SequenceGuide.Phase]
    /// The phases that processes have gone on to.
    private var current: [Int: SequenceGuide.Phase] = [:]

    init(_ guide: SequenceGuide, lives: [Int: ProcessLife]) {
        self.guide = guide
        self.lives = lives
        byTitle = Dictionary(guide.phases.map { ($0.title, $0) }) { first, _ in first }
        byProcess = Dictionary(guide.phases.flatMap { phase in phase.processes.map { ($0, phase) } }) { first, _ in
            first
        }
    }

    /// Lets a process go on to another phase.
    mutating func enter(_ title: String?, process id: Int) {
        if let phase = title.flatMap({ byTitle[$0] }) { current[id] = phase }
    }

    /// The boxes of a process in a mood; `beside` is its participant.
    func boxes(of id: Int, _ mood: SequenceMood, beside: String) -> [SequenceDiagram.Box] {
        let phase = phase(of: id)
        let parent = phase?.parent.flatMap { byTitle[$0] }
        return [parent, phase].compactMap { $0.map(Self.box) } + box(of: id, mood, beside: beside)
    }

    private func box(of id: Int, _ mood: SequenceMood, beside: String) -> [SequenceDiagram.Box] {
        switch mood {
        case .normal: return []
        case .monitoring:
            return guide.monitoring.map { [.init(title: $0.title, beside: beside, color: $0.color)] } ?? []
        case .failing:
            guard let failing = guide.failing else { return [] }
            let title = [failing.title, failure(of: id)].compactMap(\.self).joined(separator: " - ")
            return [.init(title: title, beside: beside, color: failing.color)]
        }
    }

    /// The phase of a process: its own, or that of the one that it works for.
    private func phase(of id: Int) -> SequenceGuide.Phase? {
        ancestry(of: id).lazy.compactMap { current[$0.id] ?? byProcess[$0.name] }.first
    }

    private func failure(of id: Int) -> String? { ancestry(of: id).lazy.compactMap { guide.failures[$0.name] }.first }

    /// A process, and those that it works for.
    private func ancestry(of id: Int) -> [ProcessLife] {
        var chain: [ProcessLife] = []
        var next: Int? = id
        // A caller starts before the one that it calls, so this ends; a record may say anything.
        while let id = next, let life = lives[id], chain.count < 64 {
            chain.append(life)
            next = life.caller
        }
        return chain
    }

    private static func box(_ phase: SequenceGuide.Phase) -> SequenceDiagram.Box {
        .init(title: phase.title, beside: phase.beside, color: phase.color)
    }
}
