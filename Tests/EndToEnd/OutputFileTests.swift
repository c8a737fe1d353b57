import Foundation
import Testing

/// Where the files go that runs write, and what stands in the way.
@Suite struct OutputFileTests {
    private static let scenario = Program.project.appending(path: "Scenarios/happy-path.json").path

    /// Runs a scenario with one option more, in a folder.
    private func run(_ command: String, _ option: String, _ path: String, in folder: URL) throws -> Program.Result {
        try Program.run([command, Self.scenario, "--quiet", option, path], in: folder)
    }

    /// The options that name a file to write.
    static let options = [
        ("run", "--html"), ("run", "--mermaid"), ("run", "--events"), ("test", "--junit"), ("test", "--html"),
    ]

    @Test(arguments: options) func `what cannot be written is told before anything runs`(
        command: String,
        option: String
    ) throws {
        try Scratch.withFolder { folder in
            for (path, reason) in [(".", "it is a folder, not a file"), ("no/such/x", "there is no folder 'no/such'")] {
                let result = try run(command, option, path, in: folder)
                #expect(result.status == 2)
                #expect(result.output.isEmpty, "nothing has run")
                #expect(result.diagnostics == "Error: writing '\(path)': \(reason).\n")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test(arguments: options) func `a device takes what is written, and stays a device`(
        command: String,
        option: String
    ) throws {
        try Scratch.withFolder { folder in
            let result = try run(command, option, "/dev/null", in: folder)
            #expect(result.status == 0, "\(result.diagnostics)")
            let full = try run(command, option, "/dev/full", in: folder)
            #expect(full.status == 2)
            #expect(full.diagnostics == "Error: writing '/dev/full': No space left on device.\n")
        }
        for device in ["/dev/null", "/dev/full"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: device)
            #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
        }
    }

    @Test func `a link stays one, and what it leads to is written`() throws {
        try Scratch.withFolder { folder in
            let files = FileManager.default
            try files.createDirectory(at: folder.appending(path: "far"), withIntermediateDirectories: false)
            try Data().write(to: folder.appending(path: "far/real.xml"))
            try files.createSymbolicLink(
                atPath: folder.appending(path: "near.xml").path,
                withDestinationPath: "far/real.xml"
            )
            #expect(try run("test", "--junit", "near.xml", in: folder).status == 0)
            #expect(
                try files.destinationOfSymbolicLink(atPath: folder.appending(path: "near.xml").path) == "far/real.xml"
            )
            let text = try String(contentsOf: folder.appending(path: "far/real.xml"), encoding: .utf8)
            #expect(text.hasSuffix("</testsuites>\n"))
            #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == ["far", "near.xml"])
        }
    }

    @Test func `the longest name that a file can have is no obstacle`() throws {
        try Scratch.withFolder { folder in
            let name = String(repeating: "é", count: 124) + ".tvrun"
            let result = try run("run", "--record", name, in: folder)
            #expect(result.status == 0, "\(result.diagnostics)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
        }
    }
}
