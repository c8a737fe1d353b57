import Testing

@testable import tvsim

/// The help pages as they were last looked at.
@Suite struct HelpTests {
    @Test(arguments: CommandLineProgram.declaration.commands.map(\.name))
    func `every command has a help page, reached in three ways`(command: String) throws {
        let page = try Program.run([command, "--help"])
        #expect(page.status == 0)
        #expect(page.diagnostics.isEmpty)
        try Page.expect(page.output, matches: "help-\(command).txt")
        for words in [
            ["help", command], [command, "-h"], [command, "--seed", "--help"], [command, "--nonsense", "-h"],
        ] {
            #expect(try Program.run(words).output == page.output, "\(words)")
        }
    }

    @Test func `the program has a help page, reached in four ways`() throws {
        let page = try Program.run(["--help"])
        #expect(page.status == 0)
        try Page.expect(page.output, matches: "help.txt")
        for words in [[], ["-h"], ["help"], ["help", "--"]] {
            #expect(try Program.run(words).output == page.output, "\(words)")
        }
    }

    @Test(arguments: [40, 60, 132]) func `a help page fits the terminal`(columns: Int) throws {
        let page = try Program.run(["run", "--help"], environment: ["COLUMNS": "\(columns)"])
        let examples = page.output.split(separator: "\n").filter { $0.hasPrefix("  tvsim") }
        for line in page.output.split(separator: "\n") where !examples.contains(line) {
            #expect(line.count <= max(columns, 40))
        }
    }

    @Test func `the version stands alone on a line`() throws {
        let result = try Program.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /tvsim [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }
}
