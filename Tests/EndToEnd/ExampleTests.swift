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
            "tvsim test Scenarios/incidents --repeat 2 --fail-fast",
        "tvsim inspect before.tvrun --diff after.tvrun":
            "cp stuck.tvrun before.tvrun && cp stuck.tvrun after.tvrun && tvsim inspect before.tvrun --diff after.tvrun",
    ]

    /// Where the answer is that something does not hold: a slow crawler, and branches that a few scenarios do not reach.
    private static let notHeld: Set<String> = [
        "tvsim run Scenarios/happy-path.json --set crawl.duration=2h --seed 7", "tvsim coverage",
        "tvsim coverage Scenarios --missing",
    ]

    /// Programs beside tvsim and the shell that an example needs.
    private static let needed = ["source <(tvsim completion zsh)": "zsh", "tvsim completion fish | source": "fish"]

    @Test func `every example of the help pages works as it is typed`() throws {
        let program = CommandLineProgram.declaration
        let lines = (program.commands.flatMap(\.examples) + program.examples).map(\.line)
        #expect(Self.others.keys.allSatisfy(lines.contains) && Self.needed.keys.allSatisfy(lines.contains))
        try Scratch.withFolder { folder in
            try copyScenarios(to: folder)
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

    /// Copies some scenarios: an example may write beside them, and all of them would take long.
    private func copyScenarios(to folder: URL) throws {
        let scenarios = Program.project.appending(path: "Scenarios")
        let names = try FileManager.default.subpathsOfDirectory(atPath: scenarios.path)
        for name in names where name.hasSuffix(".json") {
            guard !name.contains("/") || name.contains("/FM-0") || name.hasPrefix("matrix/") else { continue }
            let copy = folder.appending(path: "Scenarios/\(name)")
            let parent = copy.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: scenarios.appending(path: name), to: copy)
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
        // What watches never ends by itself: it is stopped when it has shown the suite.
        let stays = line.contains("--watch")
        let words =
            stays
            ? [
                "bash", "-c", #"exec 3< <(exec bash -c "$0" 2>&1); timeout 300 sed '/Waiting for/q' <&3; kill $!"#,
                line,
            ]
            : ["timeout", "300"] + begin
        let environment = ["PATH": path, "MANPAGER": "cat", "LC_ALL": "C.UTF-8", "HOME": folder.path]
        let result = try Program.run(URL(filePath: "/usr/bin/env"), words, in: folder, environment: environment)
        #expect(
            result.status == (Self.notHeld.contains(line) ? 1 : 0),
            "\(line)\n\(result.output)\(result.diagnostics)"
        )
        #expect(!stays || result.output.contains("passed"), "\(line)\n\(result.output)")
        #expect(!stays || result.output.contains("Waiting for a change"), "\(line)\n\(result.output)")
    }
}
