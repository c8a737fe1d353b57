import Foundation
import Testing

@testable import tvsim

/// The man page tvsim(1).
@Suite struct ManPageTests {
    private static let program = CommandLineProgram.declaration

    private static func withPage(_ body: (URL) throws -> Void) throws {
        try Scratch.withFolder { folder in
            let result = try Program.run(["man"])
            #expect(result.status == 0)
            #expect(result.diagnostics.isEmpty)
            let file = folder.appending(path: "tvsim.1")
            try result.output.write(to: file, atomically: true, encoding: .utf8)
            try body(file)
        }
    }

    @Test(.enabled(if: CompletingShell.isInstalled("mandoc"), "mandoc is not installed"))
    func `mandoc has nothing to warn of`() throws {
        try Self.withPage { file in
            let words = ["mandoc", "-T", "lint", "-W", "warning", file.path]
            let result = try Program.run(URL(filePath: "/usr/bin/env"), words)
            #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
        }
    }

    @Test(.enabled(if: CompletingShell.isInstalled("man"), "man is not installed"))
    func `man shows every command, option, variable and example`() throws {
        try Self.withPage { file in
            let shown = try Program.run(
                URL(filePath: "/usr/bin/env"),
                ["man", "--warnings", "--local-file", file.path],
                environment: ["MANWIDTH": "400", "MAN_KEEP_FORMATTING": "", "LC_ALL": "C.UTF-8", "PAGER": "cat"]
            )
            #expect(shown.status == 0)
            #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
            let lines = Set(shown.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
            for title in ["NAME", "SYNOPSIS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO"] {
                #expect(lines.contains(title))
            }
            #expect(lines.contains("tvsim — \(Self.program.summary)"))
            for command in Self.program.commands {
                #expect(lines.contains(command.name), "\(command.name)")
                for option in command.allOptions {
                    let term = (option.letter.map { "-\($0), " } ?? "") + option.usage
                    #expect(lines.contains { $0 == term || $0.hasPrefix("\(term) ") }, "\(term)")
                }
                for example in command.examples { #expect(lines.contains(example.line)) }
            }
            for note in Self.program.environment + Self.program.files {
                #expect(lines.contains { $0 == note.name || $0.hasPrefix("\(note.name) ") }, "\(note.name)")
            }
        }
    }

    @Test func `each environment variable that the program reads is declared`() throws {
        let sources = Program.project.appending(path: "Sources/tvsim")
        var names: Set<String> = []
        for case let file as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
            ?? .init()
        where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            names.formUnion(text.matches(of: /environment\("([A-Z_]+)"\)/).map { String($0.output.1) })
        }
        #expect(names == Set(Self.program.environment.map(\.name)))
    }
}
