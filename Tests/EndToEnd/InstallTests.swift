import Foundation
import Testing

/// What `make install` puts where, and `make uninstall` takes away.
@Suite struct InstallTests {
    private static func make(_ words: [String]) throws {
        // The program that the tests run is installed, so that nothing is built here.
        let fixed = ["make", "--silent", "--old-file=release", "BINARY=\(Program.tvsim.path)"]
        let result = try Program.run(URL(filePath: "/usr/bin/env"), fixed + words)
        try #require(result.status == 0, "\(result.diagnostics)")
    }

    /// Everything below a folder but folders, by path.
    private static func files(below folder: URL) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return found.filter {
            (try? folder.appending(path: $0).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) != true
        }
        .sorted()
    }

    @Test func `what is installed works from any folder, and leaves nothing behind`() throws {
        try Scratch.withFolder { stage in
            let words = ["DESTDIR=\(stage.path)", "PREFIX=/opt/my tools"]
            try Self.make(["install"] + words)
            let root = stage.appending(path: "opt/my tools")
            let own = [
                "bin/tvsim", "share/bash-completion/completions/tvsim", "share/fish/vendor_completions.d/tvsim.fish",
                "share/man/man1/tvsim.1", "share/zsh/site-functions/_tvsim",
            ]
            let files = Self.files(below: root)
            #expect(files.filter { !$0.hasPrefix("share/tvsim/") } == own)
            let hasData = files.contains("share/tvsim/Mocks/crawler.json")
            #expect(hasData)
            for (file, words) in zip(
                own.dropFirst(),
                [["completion", "bash"], ["completion", "fish"], ["man"], ["completion", "zsh"]]
            ) {
                let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
                #expect(try text == Program.run(words).output, "\(file)")
            }
            try Scratch.withFolder { elsewhere in
                let scenario = root.appending(path: "share/tvsim/Scenarios/crawl-failure.json")
                try FileManager.default.copyItem(at: scenario, to: elsewhere.appending(path: "mine.json"))
                let result = try Program.run(root.appending(path: "bin/tvsim"), ["run", "mine.json"], in: elsewhere)
                #expect(result.status == 0, "\(result.diagnostics)")
            }
            let foreign = root.appending(path: "share/man/man1/other.1")
            try Data().write(to: foreign)
            try Self.make(["uninstall"] + words)
            #expect(Self.files(below: root) == ["share/man/man1/other.1"])
        }
    }

    /// The folders in which the shells look by themselves, the prefix's among them.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/usr/share/bash-completion/bash_completion"),
            "bash-completion is not installed"
        )
    )
    func `bash-completion finds what is installed`() throws {
        try expectFound(
            .bash,
            "XDG_DATA_DIRS=$PREFIX/share; source /usr/share/bash-completion/bash_completion"
        )
    }

    @Test(.enabled(if: CompletingShell.zsh.isInstalled, CompletingShell.zsh.absence))
    func `zsh finds what is installed`() throws {
        try expectFound(.zsh, "fpath=($PREFIX/share/zsh/site-functions $fpath); autoload -Uz compinit; compinit -D -u")
    }

    private func expectFound(_ shell: CompletingShell, _ setup: String) throws {
        try Scratch.withFolder { prefix in
            try Self.make(["install", "PREFIX=\(prefix.path)"])
            let environment = ["PREFIX": prefix.path, "HOME": prefix.path]
            let line = "tvsim ru\t--report=j\t"
            let typed = try shell.type(line, after: setup, in: prefix, environment: environment)
            #expect(typed == "<run><--report=json>")
        }
    }

    @Test(.enabled(if: CompletingShell.fish.isInstalled, CompletingShell.fish.absence))
    func `fish finds what is installed`() throws {
        try Scratch.withFolder { prefix in
            try Self.make(["install", "PREFIX=\(prefix.path)"])
            let result = try Program.run(
                URL(filePath: "/usr/bin/env"),
                ["fish", "--command", "complete --do-complete 'tvsim ru'"],
                in: prefix,
                environment: [
                    "PATH": "\(prefix.path)/bin:/usr/bin:/bin", "XDG_DATA_DIRS": "\(prefix.path)/share:/usr/share",
                    "HOME": prefix.path,
                ]
            )
            #expect(result.output == "run\tRun scenarios and judge them\n", "\(result.diagnostics)")
        }
    }
}
