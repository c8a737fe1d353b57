import Harness
import Scenarios
import Simulation
import Storage
import Testing

/// The guides by which systems' runs are drawn: what they name must exist.
@Suite struct SequenceGuideTests {
    private struct Names {
        let ids, phases: Set<String>

        init(_ guide: SequenceGuide) {
            ids = Set(guide.participants.map(\.id))
            phases = Set(guide.phases.map(\.title))
        }
    }

    @Test(arguments: Systems.names) func `every name in a guide is somebody's`(system: String) throws {
        let type = try #require(Systems.named(system))
        let guide = type.drawing.sequence
        let names = Names(guide)
        #expect(names.ids.count == guide.participants.count, "an id stands twice")
        for id in [guide.people, guide.app, guide.log].compactMap(\.self) { #expect(names.ids.contains(id)) }
        for phase in guide.phases + [guide.monitoring, guide.failing].compactMap(\.self) {
            #expect(names.ids.contains(phase.beside), "\(phase.title)")
            #expect(phase.parent.map { names.phases.contains($0) } ?? true, "\(phase.title)")
            #expect(phase.color.wholeMatch(of: /rgb\(\d+, \d+, \d+\)/) != nil, "\(phase.title)")
        }
        let processes = Set(type.faultTargets.map(\.name) + ["supply"])
        let named = guide.participants.flatMap(\.processes) + guide.phases.flatMap(\.processes)
        #expect(Set(named + guide.failures.keys).subtracting(processes).isEmpty)
        let schemas = Set(type.schemas.map(\.name))
        #expect(Set(guide.participants.flatMap(\.schemas)).subtracting(schemas) == [])
    }

    @Test(arguments: Systems.names) func `every wording waits for something that can happen`(system: String) throws {
        let type = try #require(Systems.named(system))
        let names = Names(type.drawing.sequence)
        let targets = Dictionary(type.faultTargets.map { ($0.name, $0) }) { first, _ in first }
        for wording in type.drawing.sequence.wordings {
            for arrow in wording.before + wording.after {
                #expect(names.ids.contains(arrow.from) && names.ids.contains(arrow.to), "\(arrow.text)")
            }
            if let to = wording.to { #expect(names.ids.contains(to)) }
            if let phase = wording.phase { #expect(names.phases.contains(phase)) }
            switch wording.cue {
            case .branch(let id): #expect(type.coverage.marks.contains(id), "\(id)")
            case .write(let process, let steps):
                let known = Set(targets[process]?.steps ?? [])
                #expect(Set(steps).subtracting(known).isEmpty, "\(process) has no such steps: \(steps)")
            case .call(let route):
                let host = route.description.split(separator: " ").first.map(String.init) ?? ""
                #expect(type.hosts.contains(host), "\(route.description)")
            case .message(let service, _): #expect(targets[service]?.kind == .channel, "\(service)")
            }
        }
    }

    @Test(arguments: Systems.names) func `every word of a status has a tone`(system: String) throws {
        let type = try #require(Systems.named(system))
        let words = Set(type.coverage.statuses.flatMap(\.values).map(\.word))
        #expect(words.subtracting(type.drawing.tones.keys).sorted() == [])
    }
}
