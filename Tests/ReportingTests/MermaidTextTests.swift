import Harness
import Simulation
import Testing

@testable import Reporting

/// A diagram in Mermaid's language.
@Suite struct MermaidTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a; b # 50% <x>", "a#59; b #35; 50#37; #60;x#62;"), ("wrap: a", " wrap: a"),
        ("nowrap:a", " nowrap:a"), ("a wrap: b", "a wrap: b"), ("\u{1B}[2J", #"\u{1B}[2J"#),
    ]) func `a text is nothing but a text`(text: String, written: String) {
        let diagram = SequenceDiagram(
            participants: [.init(id: "A", name: "A", kind: .service), .init(id: "B", name: "B b", kind: .service)],
            items: [.message(.init(time: Sample.start, from: "A", to: "B", text: text, arrow: .call))]
        )
        #expect(
            MermaidText(diagram, start: Sample.start).text == """
                sequenceDiagram
                participant A
                participant B as B b
                A->>B: \(written)

                """
        )
    }
}
