import Foundation
import Testing

@testable import tvsim

/// The examples of the help pages, typed as they stand.
@Suite struct ExampleTests {
    /// What is not run as it stands, and what is run instead; nil when it is not run.
    private static let others: [String: String?] = [
        // These measure, or run for long, and what matters here is that they can be typed.
        "tvsim bench": nil,
        "tvsim run Scenarios/happy-path.json --seeds 1..10000": "tvsim run Scenarios/happy-path.json --seeds 1..3",
        "tvsim test Scenarios/incidents --repeat 20 --fail-fast":
            "tvsim test Scenarios/matrix --repeat 20 --fail-fast",
    ]

    /// Programs beside tvsim and the shell that an example needs.
    private static let needed = ["source <(tvsim completion zsh)": "zsh", "tvsim completion fish | source": "fish"]

    @Test func `every example of the help pages works as it is typed`() throws {
        let program = CommandLineProgram.declaration
        let lines = (program.commands.flatMap(\.examples) + program.examples).map(\.line)
        #expect(Self.others.keys.allSatisfy(lines.contains) && Self.needed.keys.allSatisfy(lines.contains))
        try Scratch.withFolder { folder in
            // Copies: an example may write into the folder.
            for name in ["Scenarios", "Mocks"] {
                let copy = folder.appending(path: name)
                try FileManager.default.copyItem(at: Program.project.appending(path: name), to: copy)
            }
            let bin = folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: false)
            let link = bin.appending(path: "tvsim")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Program.tvsim)
            for line in lines {
                guard let line = Self.others[line, default: line] else { continue }
                try expectWorks(line, in: folder, path: "\(bin.path):/usr/bin:/bin")
            }
        }
    }

    private func expectWorks(_ line: String, in folder: URL, path: String) throws {
        let shell = Self.needed[line] ?? "bash"
        guard CompletingShell.isInstalled(shell), !line.contains("| man") || CompletingShell.isInstalled("man") else {
            return
        }
        let begin =
            switch shell {
            case "zsh": ["zsh", "-f", "-c", "autoload -Uz compinit; compinit -D -u; " + line]
            case "fish": ["fish", "--no-config", "-c", line]
            default: ["bash", "-c", line]
            }
        // What watches never ends by itself: it is stopped, and must have shown the suite until then.
        let stays = line.contains("--watch")
        let words = ["timeout", stays ? "10" : "300"] + begin
        let environment = ["PATH": path, "MANPAGER": "cat", "LC_ALL": "C.UTF-8", "HOME": folder.path]
        let result = try Program.run(URL(filePath: "/usr/bin/env"), words, in: folder, environment: environment)
        #expect(result.status == (stays ? 124 : 0), "\(line)\n\(result.output)\(result.diagnostics)")
        #expect(!stays || result.output.contains("passed"), "\(line)\n\(result.output)")
    }
}
