import Testing

/// What a mistyped command line is told.
@Suite struct UsageErrorTests {
    static let mistakes: [[String]] = [
        ["rnu", "x.json"], ["frobnicate"], ["--verison"], ["help", "rum"], ["help", "run", "list"],
        ["run"], ["run", "--seed"], ["run", "--seed", "--quiet", "x.json"], ["run", "x.json", "--seed", "-1"],
        ["run", "x.json", "--seed=18446744073709551616"], ["run", "x.json", "--sede", "3"],
        ["run", "x.json", "--seed="],
        ["run", "x.json", "--seeds", "5..1"], ["run", "x.json", "--seeds", "1...5"], ["run", "x.json", "--jobs", "0"],
        ["run", "x.json", "--report", "jsn"], ["run", "x.json", "--quiet=yes"], ["run", "x.json", "--set", "crawl"],
        ["run", "x.json", "--seed", "1", "--seed", "2"], ["run", "x.json", "--seed", "1", "--seeds", "1..2"],
        ["run", "x.json", "y.json", "--events", "e.txt"], ["run", "x.json", "-x"], ["run", "--events", "", "x.json"],
        ["list"], ["list", "setings"], ["list", "faults", "settings"], ["validate"], ["bench", "x.json"],
        ["run", "--color", "sometimes", "x.json"],
        ["test", "--shard", "3/2"], ["test", "--repeat", "0"], ["test", "--verbose", "--quiet"],
        ["test", "--watch", "--report", "json"], ["schema", "--system", "nothing"], ["schema", "x.json"],
        ["inspect"], ["inspect", "a.tvrun", "b.tvrun"],
        ["inspect", "a.tvrun", "--at", "noon"], ["inspect", "a.tvrun", "--sql", "SELECT 1", "--sql-file", "f"],
    ]

    @Test(arguments: mistakes) func `a mistake ends with exit code 2 and says where help is`(words: [String]) throws {
        let result = try Program.run(words)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.diagnostics.hasPrefix("Error: "))
        #expect(result.diagnostics.contains("--help'.\n"))
    }

    @Test func `the sentences are those that were last looked at`() throws {
        let told = try Self.mistakes.map { words in
            "$ tvsim \(words.map { $0.isEmpty ? "''" : $0 }.joined(separator: " "))\n\(try Program.run(words).diagnostics)"
        }
        try Page.expect(told.joined(separator: "\n"), matches: "usage-errors.txt")
    }

    @Test(arguments: [["run", "--", "--seed"], ["run", "--quiet", "--", "-x.json"], ["validate", "--", "--report"]])
    func `what stands after two dashes is a file`(words: [String]) throws {
        let result = try Program.run(words)
        #expect(result.status == 2)
        #expect(result.diagnostics.contains(words.last ?? ""))
        #expect(!result.diagnostics.contains("--help"))
    }
}
