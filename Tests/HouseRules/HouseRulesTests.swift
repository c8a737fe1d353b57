import Testing

/// The rules as they hold for the whole project.
@Suite struct HouseRulesTests {
    typealias Rule = @Sendable (SourceFile) -> [HouseRules.Finding]

    static let rules: [(name: String, rule: Rule)] = [
        ("nothing simulated leaves the world or reads the machine", { HouseRules.bannedNames(in: $0) }),
        ("Foundation stays out", { HouseRules.foundation(in: $0) }),
        ("modules import only what stands below them", { HouseRules.walls(in: $0) }),
        ("files are short", { HouseRules.length(of: $0) }),
        ("a file is named after a type in it", { HouseRules.name(of: $0) }),
        ("nothing is left over", { HouseRules.leftovers(in: $0) }),
    ]

    @Test(arguments: rules.indices) func `the sources keep the rule`(index: Int) throws {
        let sources = try SourceFile.all(in: "Sources")
        #expect(sources.count > 30, "the sources were not found")
        let findings = sources.flatMap { Self.rules[index].rule($0) }
        #expect(findings.isEmpty, "\(Self.rules[index].name):\n\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test func `package declarations are explained`() throws {
        let sources = try SourceFile.all(in: "Sources")
        let requirements = sources.reduce(into: Set<String>()) { $0.formUnion(HouseRules.requirements(in: $1)) }
        let findings = sources.flatMap { HouseRules.documentation(of: $0, requirements: requirements) }
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test func `the tests keep the rules that are theirs`() throws {
        let tests = try SourceFile.all(in: "Tests")
        #expect(tests.count > 3, "the tests were not found")
        let findings = tests.flatMap { HouseRules.leftovers(in: $0) + HouseRules.length(of: $0) }
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    // MARK: Each rule can fail

    @Test(arguments: [
        "let now = Date()", "let id = UUID()", "let n = Int.random(in: 0..<3)", "Task { await go() }",
        "Task.detached { await go() }", "try await Task.sleep(for: .seconds(1))", "let c = ContinuousClock.now",
        "DispatchQueue.main.async {}", "ProcessInfo.processInfo.environment", "let first = names.shuffled()[0]",
        "Task(priority: .high) { }", "let mixed = name.hashValue",
    ])
    func `a banned name is found`(line: String) {
        let file = SourceFile(path: "Sources/Simulation/Sample.swift", text: "struct Sample {}\n\(line)\n")
        #expect(HouseRules.bannedNames(in: file).map(\.line) == [2])
    }

    @Test(arguments: [
        "// Date() would be wrong here", "let text = \"Task { }\"", "let date = CrawlDate(3)",
        "let update = SimulatedTask(4)",
        "/* UUID() */ let x = 1", "let long = \"\"\"", "let t = \"an \\\"escaped Date()\\\" one\"",
    ])
    func `a banned name in a comment, a text or a longer word is none`(line: String) {
        let file = SourceFile(path: "Sources/Simulation/Sample.swift", text: "struct Sample {}\n\(line)\n")
        #expect(HouseRules.bannedNames(in: file).isEmpty)
    }

    @Test func `a banned name outside of simulated modules is none`() {
        let file = SourceFile(path: "Sources/tvsim/Sample.swift", text: "let c = ContinuousClock.now")
        #expect(HouseRules.bannedNames(in: file).isEmpty)
    }

    @Test(arguments: [
        ("Wire", "import Foundation"), ("tvsim", "internal import Foundation"), ("Wire", "import FoundationEssentials"),
        ("Harness", "package import Dispatch"),
    ])
    func `Foundation is found`(module: String, line: String) {
        let file = SourceFile(path: "Sources/\(module)/Sample.swift", text: line)
        #expect(HouseRules.foundation(in: file).count == 1)
    }

    @Test(arguments: [
        ("Simulation", "import Storage"), ("TrendViewer", "package import TrendViewerServices"),
        ("TrendViewerServices", "internal import TrendViewer"), ("Messaging", "import TrendViewer"),
        ("Scenarios", "@testable import Harness"), ("Harness", "import Reporting"),
        ("Storage", "import struct Wire.Router"),
        ("Harness", "internal import CSQLite"), ("Unheard", "import Wire"), ("Wire", "import SQLite"),
    ])
    func `an import through a wall is found`(module: String, line: String) {
        let file = SourceFile(path: "Sources/\(module)/Sample.swift", text: line)
        #expect(HouseRules.walls(in: file).count == 1)
    }

    @Test func `a long file is found`() {
        let text = String(repeating: "\n", count: HouseRules.lineLimit + 1)
        #expect(HouseRules.length(of: SourceFile(path: "Sources/Wire/Long.swift", text: text)).count == 1)
        #expect(
            HouseRules.length(of: SourceFile(path: "Sources/Wire/Long.swift", text: String(text.dropLast()))).isEmpty
        )
    }

    @Test(arguments: [
        ("Router", "package struct Route {}", false), ("Router", "package final class Router {", true),
        ("Row+Text", "extension Row {", true), ("Row+Text", "extension Table {", false),
        ("Kind+Swift", "extension Int: Kind {", true),
        ("Kind", "extension Table.Kind {", true), ("Name", "// struct Name", false), ("main", "print(1)", true),
    ])
    func `a file without the type of its name is found`(name: String, text: String, isRight: Bool) {
        let file = SourceFile(path: "Sources/Wire/\(name).swift", text: text)
        #expect(HouseRules.name(of: file).isEmpty == isRight)
    }

    @Test(arguments: [
        ("package func go() {}", false), ("/// Goes.\npackage func go() {}", true),
        ("/// Goes.\n@discardableResult\npackage func go() {}", true), ("/// Goes.\n\npackage func go() {}", false),
        ("package static let first = 1", false), ("package var first: Int { 1 }", false),
        ("    package struct Part {}", false), ("/// Both ends.\npackage let first: Int\npackage let last: Int", true),
        ("package let first: Int", true), ("/// Goes.\npackage func go() {}\npackage func stop() {}", false),
        ("package import Wire", true), ("package static func < (a: A, b: A) -> Bool", true), ("func go() {}", true),
        ("@discardableResult package func go() {}", false),
    ])
    func `a package declaration without a doc comment is found`(text: String, isRight: Bool) {
        let file = SourceFile(path: "Sources/Wire/Sample.swift", text: text)
        #expect(HouseRules.documentation(of: file).isEmpty == isRight)
    }

    @Test func `what a protocol asks for is explained there`() {
        let asking = SourceFile(
            path: "Sources/Wire/A.swift",
            text: "package protocol A {\n    /// Goes.\n    func go(to: Int)\n}"
        )
        let answering = SourceFile(
            path: "Sources/Wire/B.swift",
            text: "package func go(to: Int) {}\npackage func stop() {}"
        )
        let requirements = HouseRules.requirements(in: asking)
        #expect(HouseRules.documentation(of: answering, requirements: requirements).map(\.line) == [2])
    }

    @Test(arguments: ["// TO" + "DO: later", "// FIX" + "ME", "let x = 1 // XX" + "X"])
    func `a leftover is found`(line: String) {
        #expect(HouseRules.leftovers(in: SourceFile(path: "Tests/A/A.swift", text: line)).count == 1)
    }
}
