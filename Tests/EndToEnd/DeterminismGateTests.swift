import Foundation
import Testing

/// The determinism gate itself: it must be able to fail.
@Suite struct DeterminismGateTests {
    private static let gate = Program.project.appending(path: "bench/determinism.sh")

    @Test(arguments: [
        ("a\nb\nc\n", "a\nx\nc\n", "line 2"), ("a\nb\n", "a\n", "line 2"), ("a\n", "a\nb\n", "line 2"),
        ("a", "b", "line 1"), ("", "a\n", "line 1"),
    ])
    func `the first event that differs is named`(one: String, other: String, place: String) throws {
        try Scratch.withFolder { folder in
            let files = [folder.appending(path: "one"), folder.appending(path: "other")]
            for (file, text) in zip(files, [one, other]) { try Data(text.utf8).write(to: file) }
            let result = try Program.run(Self.gate, ["--compare"] + files.map(\.path))
            #expect(result.status == 1)
            #expect(result.diagnostics.contains("first different event: \(place)"), "\(result.diagnostics)")
            #expect(try Program.run(Self.gate, ["--compare", files[0].path, files[0].path]).status == 0)
        }
    }

    /// A program that stands in for tvsim: it writes events and ten digests a scenario, with `leak` in one of them.
    private func gate(leak: String, into place: String) throws -> Program.Result {
        try Scratch.withFolder { folder in
            let events = place == "events" ? leak : "same"
            let digest = place == "digests" ? leak : "00"
            let script = """
                #!/bin/sh
                jobs=0
                files=0
                while [ "$#" -gt 0 ]; do
                    case $1 in
                    --events) printf 'first\\n%s\\n' "\(events)" >"$2" ;;
                    --jobs) jobs=$2 ;;
                    *.json) files=$((files + 1)) ;;
                    esac
                    shift
                done
                while [ "$files" -gt 0 ]; do
                    files=$((files - 1))
                    for seed in 1 2 3 4 5 6 7 8 9 10; do
                        echo "{\\"file\\":\\"f\\",\\"seed\\":$seed,\\"digest\\":\\"a\(digest)\\"}"
                    done
                done
                """
            let file = folder.appending(path: "tvsim")
            try Data(script.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            return try Program.run(Self.gate, [file.path, file.path])
        }
    }

    @Test(.enabled(if: !ScenarioFileTests.scenarios.isEmpty), arguments: ["$TZ", "$LANG", "$PWD", "$$"])
    func `a run that depends on its surroundings is found`(leak: String) throws {
        let result = try gate(leak: leak, into: "events")
        #expect(result.status == 1)
        #expect(result.diagnostics.contains("first different event: line 2"))
    }

    @Test(.enabled(if: !ScenarioFileTests.scenarios.isEmpty))
    func `a digest that depends on the number of threads is found`() throws {
        let result = try gate(leak: "$jobs", into: "digests")
        #expect(result.status == 1)
        #expect(result.diagnostics.contains("differ between two processes"))
    }

    @Test(.enabled(if: !ScenarioFileTests.scenarios.isEmpty))
    func `equal runs pass`() throws {
        let result = try gate(leak: "same", into: "events")
        #expect(result.status == 0, "\(result.diagnostics)")
        #expect(result.output.contains("all the same"))
    }
}
