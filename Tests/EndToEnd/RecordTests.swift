import Foundation
import Testing
import Wire

/// The files that `tvsim run --record` writes, and what happens to files that are none.
@Suite struct RecordTests {
    private static let scenario = "Scenarios/stuck-analyzer.json"

    private func record(_ words: [String], in folder: URL) throws -> Program.Result {
        try Program.run(["run", Self.scenario, "--quiet"] + words)
    }

    // MARK: Writing

    @Test func `two runs have the same record, byte for byte, and nothing is left beside it`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "again.tvrun")
            #expect(try record(["--record", file.path], in: folder).status == 0)
            let kept = try Data(contentsOf: URL(filePath: Recording.stuckAnalyzer.get().record))
            #expect(try Data(contentsOf: file) == kept)
            #expect(try record(["--record", file.path], in: folder).status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["again.tvrun"])
        }
    }

    @Test func `a file that is no record is not overwritten`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "notes.txt")
            try Data("my notes".utf8).write(to: file)
            let result = try record(["--record", file.path], in: folder)
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.diagnostics.contains("notes.txt: there is a file that is no run record"))
            #expect(try String(contentsOf: file, encoding: .utf8) == "my notes")
        }
    }

    @Test func `several runs go into a folder, each under a name of its own`() throws {
        try Scratch.withFolder { folder in
            let target = folder.appending(path: "all/runs")
            let words = ["run", "Scenarios/happy-path.json", Self.scenario, "--seeds", "1..2"]
            let result = try Program.run(words + ["--record", target.path, "--logs", target.path])
            #expect(result.status == 0, "\(result.diagnostics)")
            let names = try FileManager.default.contentsOfDirectory(atPath: target.path).sorted()
            let runs = ["happy-path-seed-1", "happy-path-seed-2", "stuck-analyzer-seed-1", "stuck-analyzer-seed-2"]
            #expect(names == runs.flatMap { [$0, "\($0).tvrun"] })
        }
    }

    @Test func `two files of the same name cannot share a record`() throws {
        try Scratch.withFolder { folder in
            let copy = folder.appending(path: "stuck-analyzer.json").path
            try FileManager.default.copyItem(atPath: Program.project.path + "/" + Self.scenario, toPath: copy)
            let result = try Program.run(["run", Self.scenario, copy, "--record", folder.path])
            #expect(result.status == 2)
            #expect(result.diagnostics.contains("would take the place"))
        }
    }

    @Test func `a folder that is not there is named, and leaves nothing`() throws {
        let result = try Program.run(["run", Self.scenario, "--record", "nowhere/run.tvrun"])
        #expect(result.status == 2)
        #expect(result.diagnostics.contains("nowhere/run.tvrun"))
    }

    // MARK: Reading

    /// What can be wrong with a file, and a part of the sentence that says so.
    enum Damage: String, CaseIterable {
        case empty, text, foreign, cutShort, overwritten, otherVersion, noHeader

        func done(to record: Data) -> Data {
            var data = record
            switch self {
            case .empty: return Data()
            case .text: return Data("not a database".utf8)
            case .foreign: data.replaceSubrange(68..<72, with: [0, 0, 0, 0])
            case .cutShort: data = data.prefix(data.count / 2)
            case .overwritten:
                for start in stride(from: 4096, to: data.count - 64, by: 4096) {
                    data.replaceSubrange(start..<start + 64, with: Data(repeating: 0xAB, count: 64))
                }
            case .otherVersion: data.replaceSubrange(60..<64, with: [0, 0, 0, 99])
            case .noHeader: data = data.prefix(50)
            }
            return data
        }

        var sentence: String {
            switch self {
            case .empty, .text, .foreign, .noHeader: "it is not a run record"
            case .cutShort, .overwritten: "the run record is damaged"
            case .otherVersion: "it was written by tvsim 0.1.0 and has version 99 of the format"
            }
        }
    }

    @Test(arguments: Damage.allCases) func `a file that cannot be read is named, and says what it is`(
        damage: Damage
    ) throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "bad.tvrun")
            let record = try Data(contentsOf: URL(filePath: Recording.stuckAnalyzer.get().record))
            try damage.done(to: record).write(to: file)
            for words in [[], ["--sql", "SELECT 1"], ["--at", "01:00"]] {
                let result = try Program.run(["inspect", file.path] + words)
                #expect(result.status == 2)
                #expect(result.output.isEmpty)
                #expect(result.diagnostics.hasPrefix("\(file.path): \(damage.sentence)"), "\(result.diagnostics)")
            }
        }
    }

    @Test func `the line that a record of another form is refused with makes it anew`() throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "it's old.tvrun")
            let options = ["--case", "input=B0B2", "--param", "reason=its 'own'", "--set", "crawl.duration=11m"]
            let words = ["run", "Scenarios/matrix/crawl-reasons.json", "--record", file.path, "--seed", "7"]
            #expect(try Program.run(words + options).status < 2)
            let record = try Data(contentsOf: file)
            var old = record
            old.replaceSubrange(60..<64, with: [0, 0, 0, 1])
            try old.write(to: file)
            let refused = try Program.run(["inspect", file.path])
            #expect(refused.status == 2)
            let lines = refused.diagnostics.split(separator: "\n")
            #expect(
                lines.first?.hasSuffix("has version 1 of the format, and this tvsim reads version 2 of it;") == true
            )
            let line = try #require(lines.last?.split(separator: "with: ").last)
            let again = line.replacing("tvsim", with: Program.tvsim.path, maxReplacements: 1)
            _ = try Program.run(URL(filePath: "/bin/sh"), ["-c", String(again)])
            #expect(try Data(contentsOf: file) == record, "\(line)")
        }
    }

    @Test(arguments: 0..<40) func `no byte of a record can crash the reader`(number: Int) throws {
        try Scratch.withFolder { folder in
            let file = folder.appending(path: "bad.tvrun")
            var data = try Data(contentsOf: URL(filePath: Recording.analysisFailure.get().record))
            // Spread over the file by a step that shares no factor with the page size.
            for place in 0..<8 { data[(number * 7919 + place * 104_729) % data.count] ^= 0xFF }
            try data.write(to: file)
            let result = try Program.run(["inspect", file.path, "--at", "00:40"])
            #expect(result.status == 0 || result.status == 2, "\(result.diagnostics)")
        }
    }

    @Test func `a missing file is named`() throws {
        let result = try Program.run(["inspect", "nowhere.tvrun"])
        #expect(result.status == 2)
        #expect(result.diagnostics == "nowhere.tvrun: No such file or directory\n")
    }
}
