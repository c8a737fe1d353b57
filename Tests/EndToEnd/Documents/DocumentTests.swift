import Foundation
import Testing

/// The pages that newcomers live in, followed as they follow them.
///
/// A page is one walk through a fresh folder that looks like the project's: what it says to save is saved, what it says to
/// type is typed, and what it shows must be what is printed.
@Suite struct DocumentTests {
    /// The pages that show commands.
    static let pages: [String] = {
        let docs = (try? FileManager.default.contentsOfDirectory(atPath: Program.project.path + "/docs")) ?? []
        let all = ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
        return all.filter { path in (try? DocumentPage(path))?.blocks.contains { $0.language == "console" } == true }
    }()

    @Test func `the pages for newcomers show commands`() {
        #expect(Set(Self.pages).isSuperset(of: ["README.md", "docs/tutorial.md", "docs/cookbook.md"]))
    }

    @Test(arguments: pages) func `what a page shows is what its commands print`(path: String) throws {
        let page = try DocumentPage(path)
        try Scratch.withFolder { folder in
            try Self.furnish(folder)
            let search = "\(folder.path)/bin:\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
            var status: Int32 = 0
            var drafts: [String: ScenarioDraft] = [:]
            for block in page.blocks {
                if let file = block.file {
                    try Self.save(block, as: file, in: folder, &drafts)
                    #expect(block.prose.contains(file), "\(path):\(block.line): no sentence says to save \(file)")
                }
                guard block.language == "console" else { continue }
                for shown in ShownCommand.all(in: block) {
                    // '$?' is that of the command before, as in one terminal.
                    let line = "exec 2>&1; (exit \(status)); \(shown.command)"
                    let shell = URL(filePath: "/bin/sh")
                    let result = try Program.run(shell, ["-c", line], in: folder, environment: ["PATH": search])
                    status = result.status
                    if let difference = shown.difference(from: result.output) {
                        Issue.record("\(path):\(shown.line): '\(shown.command)' \(difference)\n\n\(result.output)")
                    }
                }
            }
        }
    }

    @Test(arguments: pages) func `a page shows commands, and every file that it has saved is used`(path: String) throws
    {
        let blocks = try DocumentPage(path).blocks
        let commands = blocks.filter { $0.language == "console" }.flatMap(ShownCommand.all)
        for block in blocks {
            guard let file = block.file, file.hasSuffix(".json"), !file.hasPrefix(".") else { continue }
            let folder = String(file.prefix { $0 != "/" })
            let users = commands.filter { $0.line > block.line && $0.command.contains(folder) }
            #expect(!users.isEmpty, "\(path):\(block.line): nothing uses \(file)")
        }
    }

    @Test(arguments: ["docs/scenarios.md", "docs/language.md"])
    func `every piece of the language that a page shows is right`(path: String) throws {
        try Scratch.withFolder { folder in
            try Self.furnish(folder)
            let base = Program.project.appending(path: "Scenarios/matrix/wishlist.base.json")
            try FileManager.default.copyItem(at: base, to: folder.appending(path: "wishlist.base.json"))
            for block in try DocumentPage(path).blocks where block.language == "json" && block.file == nil {
                guard let scenario = ScenarioFragment(block.lines).text else {
                    Issue.record("\(path):\(block.line): neither a scenario nor a piece of one")
                    continue
                }
                let file = folder.appending(path: "line-\(block.line).json")
                try Data(scenario.utf8).write(to: file)
                let result = try Program.run(["validate", file.path], in: folder)
                #expect(result.status == 0, "\(path):\(block.line): \(result.diagnostics)")
            }
        }
    }

    @Test func `the reference of the language is the one that the language has`() throws {
        let result = try Program.run(["schema", "--markdown"])
        #expect(result.status == 0)
        #expect(!result.output.contains("`\"…\"`"), "a key has no example")
        let file = Program.project.appending(path: "docs/language.md")
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            try result.output.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded docs/language.md; look at it, then run again")
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == result.output, "docs/language.md differs; TVSIM_RECORD=1 rewrites it")
    }

    @Test func `every link between the pages leads somewhere`() throws {
        let docs = try FileManager.default.contentsOfDirectory(atPath: Program.project.appending(path: "docs").path)
        let pages =
            ["README.md", "CONTRIBUTING.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
        for path in pages {
            let page = try DocumentPage(path)
            for link in page.links where !link.contains("://") {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let folder = Program.project.appending(path: path).deletingLastPathComponent()
                let file = parts[0].isEmpty ? path : folder.appending(path: parts[0]).standardized.path
                let target = file.replacing(Program.project.path + "/", with: "")
                let isThere = FileManager.default.fileExists(atPath: Program.project.appending(path: target).path)
                #expect(isThere, "\(path): \(link)")
                guard isThere, parts.count == 2, target.hasSuffix(".md") else { continue }
                #expect(try DocumentPage(target).anchors.contains(parts[1]), "\(path): \(link)")
            }
        }
    }

    /// What a reader's folder has: the program on the path, the scenarios, the simulators' data.
    private static func furnish(_ folder: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: folder.appending(path: "bin"), withIntermediateDirectories: true)
        try manager.createSymbolicLink(at: folder.appending(path: "bin/tvsim"), withDestinationURL: Program.tvsim)
        for name in ["Scenarios", "Mocks"] {
            let original = Program.project.appending(path: name)
            try manager.createSymbolicLink(at: folder.appending(path: name), withDestinationURL: original)
        }
    }

    /// Saves a block: a whole file, or members that go into one.
    private static func save(
        _ block: DocumentPage.Block,
        as name: String,
        in folder: URL,
        _ drafts: inout [String: ScenarioDraft]
    ) throws {
        let file = folder.appending(path: name)
        let parent = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        var text = block.lines.joined(separator: "\n") + "\n"
        if block.lines.first?.hasPrefix("  \"") == true {
            drafts[name]?.put(block.lines)
            text = try #require(drafts[name]?.text, "line \(block.line): \(name) is not there yet")
        } else {
            drafts[name] = ScenarioDraft(block.lines)
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
