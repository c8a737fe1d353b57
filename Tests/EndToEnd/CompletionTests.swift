import Foundation
import Testing

@testable import tvsim

/// What the shells offer, asked of the shells themselves.
@Suite struct CompletionTests {
    private static let program = CommandLineProgram.declaration
    private static let commands = program.commands.map(\.name)
    private static let folders = ["records", "bare"]
    private static let scenarios = [
        "plain.json", "two words.json", "it's.json", "$(touch pwned).json", "c=d.json", "e:f.json",
    ]
    private static let others = ["notes.txt", "kept.tvrun", "results.xml", "ask.sql"]

    /// A line, and the words that every shell must offer at its end, in any order.
    private static let cases: [(line: String, words: [String])] =
        [
            ("tvsim ", commands), ("tvsim ru", ["run"]), ("tvsim -", ["-h", "--help", "--version"]),
            ("tvsim nonsense ", []), ("tvsim --help ", []),
            ("tvsim run --se", ["--seed", "--seeds", "--set"]), ("tvsim run --seed 1 --se", ["--set"]),
            ("tvsim run --seed=1 --se", ["--set"]), ("tvsim run --seeds=1..2 --se", ["--set"]),
            ("tvsim run --set spvpEngine=qwen --se", ["--seed", "--seeds", "--set"]),
            ("tvsim run plain.json --seed 1 --se", ["--set"]), ("tvsim test -v --q", []),
            ("tvsim test --quiet --ver", []),
            ("tvsim run -q --qu", []), ("tvsim run --quiet --qu", []),
            ("tvsim run --report ", ["text", "json"]), ("tvsim run --report=", ["text", "json"]),
            ("tvsim run --report=j", ["json"]), ("tvsim run --color=a", ["auto", "always"]),
            ("tvsim run --seed ", []), ("tvsim run --seed=", []),
            ("tvsim run --set sp", ["spvpEngine", "spvp.duration"]),
            ("tvsim run --set=sp", ["spvpEngine", "spvp.duration"]),
            ("tvsim run --set=spvpEngine=q", ["qwen"]), ("tvsim run --set nonsense=", []),
            ("tvsim list s", ["systems", "settings"]), ("tvsim list --report json s", ["systems", "settings"]),
            ("tvsim list settings s", []), ("tvsim completion ", ["bash", "zsh", "fish"]),
            ("tvsim help ", commands), ("tvsim schema --system ", ["trend-viewer"]),
        ] + fileCases

    private static let fileCases: [(line: String, words: [String])] = [
        ("tvsim run ", scenarios + folders), ("tvsim run -- ", scenarios + folders), ("tvsim run -- -", []),
        ("tvsim run p", ["plain.json"]), ("tvsim run plain.json t", ["two words.json"]),
        ("tvsim run \"two", ["two words.json"]), ("tvsim run two\\ ", ["two words.json"]),
        ("tvsim run n", ["notes.txt"]), ("tvsim validate records/", ["inner.json"]), ("tvsim run bare/", []),
        ("tvsim test r", ["records"]), ("tvsim inspect ", ["kept.tvrun"] + folders),
        ("tvsim inspect kept.tvrun --sql-file ", ["ask.sql"] + folders),
        ("tvsim run --record=", ["kept.tvrun"] + folders), ("tvsim test --junit ", ["results.xml"] + folders),
        ("tvsim run --logs ", folders), ("tvsim run --mocks=r", ["records"]),
        ("tvsim run --events ", scenarios + others + folders),
    ]

    /// A folder with files whose names are as bad as names can be.
    private static func withFiles(_ body: (URL) throws -> Void) throws {
        try Scratch.withFolder { folder in
            for name in folders {
                let inner = folder.appending(path: name)
                try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
            }
            for name in scenarios + others + ["records/inner.json"] {
                try Data().write(to: folder.appending(path: name))
            }
            try body(folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(Set(names) == Set(scenarios + others + folders), "nothing that is named was run")
        }
    }

    // MARK: What is offered

    @Test func `bash offers what fits`() throws { try expectCases(.bash) }

    @Test(.enabled(if: CompletingShell.zsh.isInstalled, CompletingShell.zsh.absence))
    func `zsh offers what fits`() throws { try expectCases(.zsh) }

    @Test(.enabled(if: CompletingShell.fish.isInstalled, CompletingShell.fish.absence))
    func `fish offers what fits`() throws { try expectCases(.fish) }

    private func expectCases(_ shell: CompletingShell) throws {
        let settings = Self.program.assignables.map { ("tvsim run --set \($0.name)=", $0.values) }
        #expect(settings.contains { !$0.1.isEmpty })
        let cases = Self.cases + settings
        try Self.withFiles { folder in
            let offers = try shell.offers(cases.map(\.line), in: folder)
            for (line, words) in cases {
                let offered = offers[line]?.map(\.word) ?? ["nothing was said"]
                #expect(Set(offered) == Set(words), "\(shell) at '\(line)'")
            }
        }
    }

    // MARK: What is said about it

    @Test func `bash offers each command, option and topic with what it does`() throws { try expectNotes(.bash) }

    @Test(.enabled(if: CompletingShell.zsh.isInstalled, CompletingShell.zsh.absence))
    func `zsh offers each command, option and topic with what it does`() throws { try expectNotes(.zsh) }

    @Test(.enabled(if: CompletingShell.fish.isInstalled, CompletingShell.fish.absence))
    func `fish offers each command, option and topic with what it does`() throws { try expectNotes(.fish) }

    private func expectNotes(_ shell: CompletingShell) throws {
        var expected: [String: [CompletingShell.Offer]] = [:]
        for (place, choices) in Self.program.choicePlaces where choices.contains(where: { $0.summary != nil }) {
            let line = "tvsim \(place == " " ? "" : place)\(place.hasSuffix(" ") ? "" : " ")"
            expected[line] = choices.map { .init(word: $0.word, note: $0.summary ?? "") }
        }
        #expect(
            expected["tvsim "] != nil && expected["tvsim list "] != nil && expected["tvsim schema --system "] != nil
        )
        for command in Self.program.commands {
            expected["tvsim \(command.name) -"] = command.allOptions.flatMap { option in
                (["--\(option.name)"] + (option.letter.map { ["-\($0)"] } ?? [])).map {
                    .init(word: $0, note: option.summary)
                }
            }
        }
        try Scratch.withFolder { folder in
            let offers = try shell.offers(expected.keys.sorted(), in: folder, isList: true)
            for (line, expected) in expected {
                let offered = offers[line] ?? []
                // With one word there is nothing to choose from, and bash shows nothing beside it.
                let isAlone = offered.count == 1 && shell == .bash
                for offer in expected {
                    let found = offered.first { $0.word == offer.word }
                    #expect(isAlone ? found != nil : found == offer, "\(shell) at '\(line)'")
                }
                #expect(offered.count == expected.count, "\(shell) at '\(line)'")
            }
        }
    }

    // MARK: What is typed

    private static let typed: [(line: String, arguments: String)] = [
        ("tvsim ru\tpl\t", "<run><plain.json>"), ("tvsim run tw\t", "<run><two words.json>"),
        ("tvsim run \"tw\t", "<run><two words.json>"), ("tvsim run two\\ \t", "<run><two words.json>"),
        ("tvsim run \\$\t c\t e:\t", "<run><$(touch pwned).json><c=d.json><e:f.json>"),
        ("tvsim run '$(t\t", "<run><$(touch pwned).json>"),
        ("tvsim run ~/pl\t $PWD/rec\tin\t", "<run><HOME/plain.json><HOME/records/inner.json>"),
        ("tvsim run --report=j\t--set spvpE\tq\t", "<run><--report=json><--set><spvpEngine=qwen>"),
        ("tvsim run --set=spvpE\tq\t", "<run><--set=spvpEngine=qwen>"),
        ("FOO=1 tvsim li\tset\t", "<list><settings>"), ("cd . && tvsim schema --quie\t", "<schema><--quie>"),
        ("tvsim list >no\t set\t", "<list><settings>"),
    ]

    @Test func `in bash, lines can be typed with few letters`() throws {
        try expectTyped(.bash, setup: "source $SCRIPT")
    }

    @Test(.enabled(if: CompletingShell.zsh.isInstalled, CompletingShell.zsh.absence))
    func `in zsh, lines can be typed with few letters`() throws {
        try expectTyped(.zsh, setup: "autoload -Uz compinit; compinit -D -u; source $SCRIPT")
    }

    @Test func `in bash, case matters only when readline is told so`() throws {
        let lines = [
            ("tvsim run PL\t", "<run><plain.json>"), ("tvsim RU\t", "<run>"), ("tvsim run --Q\t", "<run><--quiet>"),
        ]
        try expectTyped(.bash, setup: "bind 'set completion-ignore-case on'; source $SCRIPT", lines: lines)
        try expectTyped(.bash, setup: "source $SCRIPT", lines: [("tvsim run PL\t", "<run><PL>")])
    }

    private func expectTyped(_ shell: CompletingShell, setup: String, lines: [(String, String)] = typed) throws {
        let script = try Scratch.file()
        defer { try? FileManager.default.removeItem(at: script) }
        try shell.script.write(to: script, atomically: true, encoding: .utf8)
        try Self.withFiles { folder in
            let home = folder.resolvingSymlinksInPath().path
            for (line, arguments) in lines {
                let environment = ["HOME": home, "SCRIPT": script.path]
                let typed = try shell.type(line, after: setup, in: folder, environment: environment)
                #expect(typed.replacing(home, with: "HOME") == arguments, "\(line)")
            }
        }
    }

    // MARK: The scripts themselves

    @Test(arguments: CompletingShell.allCases) func `a script is written for each shell`(shell: CompletingShell) throws
    {
        let result = try Program.run(["completion", shell.rawValue])
        #expect(result.status == 0)
        #expect(result.diagnostics.isEmpty)
        #expect(
            result.output
                == CompletionCommand.script(for: try #require(.init(rawValue: shell.rawValue)), of: Self.program)
        )
    }

    @Test(.enabled(if: CompletingShell.isInstalled("shellcheck"), "shellcheck is not installed"))
    func `shellcheck has nothing to say of the bash script`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "tvsim.bash")
            try CompletingShell.bash.script.write(to: file, atomically: true, encoding: .utf8)
            let result = try Program.run(URL(filePath: "/usr/bin/env"), ["shellcheck", file.path])
            #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
        }
    }

    /// What the names of values begin with that are paths.
    private static let paths = ["FILE", "DIR", "PATH", "RUN"]

    @Test func `an option for a file or a folder says so to the shells`() {
        for command in Self.program.commands {
            let named =
                command.options.map { ($0.placeholder, $0.kind) } + [
                    (command.operand?.placeholder, command.operand?.kind)
                ]
            for case (let placeholder?, let kind?) in named where Self.paths.contains(where: placeholder.hasPrefix) {
                if case .text = kind { Issue.record("\(command.name) \(placeholder): say its kind") }
            }
        }
    }
}
