import Foundation
import Testing

/// The README's tour, typed as a reader types it.
@Suite struct ReadmeTests {
    /// A block of the tour: commands, each with the lines that are shown under it.
    private struct Tour {
        var commands: [(command: String, shown: [String])] = []

        init(_ readme: String) {
            var isInside = false
            for line in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
                if line == "```" {
                    isInside.toggle()
                } else if isInside, line.hasPrefix("$ ") {
                    commands.append((String(line.dropFirst(2)), []))
                } else if isInside, line != "…", !commands.isEmpty {
                    commands[commands.count - 1].shown.append(line)
                }
            }
        }
    }

    @Test func `every line of the tour is what the commands print, in that order`() throws {
        let readme = try String(contentsOf: Program.project.appending(path: "README.md"), encoding: .utf8)
        let tour = Tour(readme)
        #expect(tour.commands.count >= 8)
        try Scratch.withFolder { folder in
            let bin = folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            let manager = FileManager.default
            try manager.createSymbolicLink(at: bin.appending(path: "tvsim"), withDestinationURL: Program.tvsim)
            try manager.createSymbolicLink(
                at: folder.appending(path: "Scenarios"),
                withDestinationURL: Program.project.appending(path: "Scenarios")
            )
            let path = "\(bin.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
            for (command, shown) in tour.commands {
                let shell = URL(filePath: "/bin/sh")
                let result = try Program.run(shell, ["-c", command], in: folder, environment: ["PATH": path])
                var printed = (result.output + "\n" + result.diagnostics).split(separator: "\n")[...]
                for line in shown {
                    let place = printed.firstIndex { $0 == line }
                    #expect(place != nil, "'\(command)' does not print '\(line)' there")
                    if let place { printed = printed[(place + 1)...] }
                }
            }
        }
    }
}
