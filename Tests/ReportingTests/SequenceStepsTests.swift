import Harness
import Simulation
import Testing

@testable import Reporting

/// What is kept of the steps of a diagram, and what goes into one.
@Suite struct SequenceStepsTests {
    private static let box = SequenceDiagram.Box(title: "Monitoring", beside: "job", color: "rgb(0,0,0)")

    private func step(_ text: String, in boxes: [SequenceDiagram.Box] = []) -> SequenceStep {
        SequenceStep(
            content: .note(time: Sample.start, over: "job", lines: [text], tone: nil),
            boxes: boxes
        )
    }

    private func poll(_ name: String) -> ProcessLife {
        ProcessLife(id: 1, name: name, started: Sample.start, ended: Sample.start)
    }

    private func texts(_ steps: SequenceSteps) -> [String] {
        steps.all.map { step in
            switch step.content {
            case .note(_, _, let lines, _): lines.joined(separator: " ")
            case .fold(let fold): fold.text
            case .message(let message): message.text
            }
        }
    }

    @Test func `changes go into the step that their process wrote right before under the same key`() {
        var steps = SequenceSteps()
        steps.append(step("insert"))
        steps.keepOpen(7, key: "products")
        #expect(
            steps.isOpen(7, key: "products") && !steps.isOpen(7, key: "reviews") && !steps.isOpen(8, key: "products")
        )
        // A closed step takes in nothing, nor does one of another key or another process.
        let taken = [(3, 7, "products"), (4, 7, "reviews"), (5, 8, "products")].map { change, process, key in
            steps.takesIn([change], as: nil, of: process, key: key)
        }
        #expect(taken == [true, false, false])
        steps.close(7)
        let isTaken = steps.takesIn([6], as: nil, of: 7, key: "products")
        #expect(!isTaken)
        #expect(steps.all[0].changes.flatMap(\.indices) == [3])
    }

    @Test func `runs that found nothing to do are a line between two steps, none before the first`() {
        var steps = SequenceSteps()
        steps.addIdle(poll("dataset:create"))
        steps.append(step("one", in: [Self.box]))
        for name in ["dataset:create", "dataset:get-status", "dataset:create"] { steps.addIdle(poll(name)) }
        steps.append(step("two", in: [Self.box]))
        steps.append(step("three"))
        #expect(
            texts(steps) == [
                "one", "dataset:create polled 2 times, dataset:get-status polled once, nothing changed", "two", "three",
            ]
        )
        #expect(steps.all[1].boxes.map(\.title) == ["Monitoring"])
    }

    @Test func `a diagram has only so many steps, and what is said at its end all the same`() {
        var steps = SequenceSteps()
        for number in 0..<SequenceSteps.limit + 3 { steps.append(step("\(number)")) }
        steps.keepOpen(7, key: "products")
        let isTaken = steps.takesIn([1], as: nil, of: 7, key: "products")
        #expect(!isTaken)
        steps.appendAlways(step("stuck"))
        #expect(steps.leftOut == 3)
        #expect(texts(steps).suffix(2) == ["\(SequenceSteps.limit - 1)", "stuck"])
    }
}
