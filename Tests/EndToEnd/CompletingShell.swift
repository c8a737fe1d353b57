import Foundation
import Testing

@testable import tvsim

/// A shell that completes, driven by the scripts in the folder Shells.
enum CompletingShell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// A word that is offered, and what the shell shows beside it.
    struct Offer: Equatable, Sendable {
        let word: String
        let note: String
    }

    /// Whether the shell is there; bash is, wherever the build is.
    var isInstalled: Bool { Self.isInstalled(rawValue) }

    /// What a skipped test says.
    var absence: Comment { "\(rawValue) is not installed" }

    /// The completion script, as the program writes it.
    var script: String {
        get throws { try Program.run(["completion", rawValue]).output }
    }

    /// Whether a program is on the search path.
    static func isInstalled(_ program: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// The environment of an interactive shell: wide, and with text as tvsim writes it.
    private static let surroundings = ["LC_ALL": "C.UTF-8", "COLUMNS": "400"]

    /// What is offered at the end of each line, in a folder; `isList` when the shell is about to show the words, since
    /// bash shows notes only then.
    func offers(_ lines: [String], in folder: URL, isList: Bool = false) throws -> [String: [Offer]] {
        try Scratch.withFolder { place in
            let file = place.appending(path: "_tvsim")
            try script.write(to: file, atomically: true, encoding: .utf8)
            let words: [String] =
                switch self {
                case .bash: ["bash", Self.path("complete.bash"), file.path, isList ? "list" : "tab"]
                case .zsh: ["zsh", "-f", Self.path("complete.zsh"), place.path, place.appending(path: "told").path]
                case .fish: ["fish", "--no-config", Self.path("complete.fish"), file.path]
                }
            var environment = Self.surroundings
            environment["HOME"] = place.path
            let result = try Program.run(
                URL(filePath: "/usr/bin/env"),
                ["timeout", "300"] + words + lines,
                in: folder,
                environment: environment
            )
            #expect(result.status == 0)
            #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
            return parsed(result.output)
        }
    }

    /// The arguments that a command ends up with, when a line is typed with its TABs: `<run><a b.json>`; the shell has
    /// read `setup` before.
    func type(
        _ line: String,
        after setup: String,
        in folder: URL,
        environment: [String: String] = [:]
    ) throws -> String {
        let file = try Scratch.file()
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try Program.run(
            URL(filePath: "/bin/sh"),
            [Self.path("type.sh"), rawValue, setup, line, file.path],
            in: folder,
            environment: Self.surroundings.merging(environment) { $1 }
        )
        return try String(contentsOf: file, encoding: .utf8)
    }

    private static func path(_ name: String) -> String {
        Program.project.appending(path: "Tests/EndToEnd/Shells/\(name)").path
    }

    /// Reads what the scripts print: `@` and the line, then the words that are offered there.
    private func parsed(_ output: String) -> [String: [Offer]] {
        var offers: [String: [Offer]] = [:]
        var line = ""
        for text in output.split(separator: "\n").map(String.init) where !text.hasPrefix("!") {
            if text.hasPrefix("@") {
                line = String(text.dropFirst())
                offers[line] = []
            } else {
                offers[line, default: []].append(offer(text, at: line))
            }
        }
        return offers
    }

    /// A word as every shell would write it: without what was typed before it, without quotes, without a last `=` or `/`.
    private func offer(_ text: String, at line: String) -> Offer {
        let separator =
            switch self {
            case .bash: "  ("
            case .zsh, .fish: "\t"
            }
        let place = text.firstRange(of: separator)
        var word = String(text[..<(place?.lowerBound ?? text.endIndex)]).trimmingCharacters(in: .whitespaces)
        var note = place.map { String(text[$0.upperBound...]) } ?? ""
        switch self {
        case .bash: note = String(note.dropLast())
        case .zsh:
            word = word.replacing("\\", with: "")
            note = note.firstRange(of: "-- ").map { String(note[$0.upperBound...]) } ?? ""
        case .fish:
            let typed = line.split(separator: " ").last ?? ""
            if let equals = typed.lastIndex(of: "="), word.hasPrefix(typed[...equals]) {
                word.removeFirst(typed[...equals].count)
            }
        }
        while word.count > 1, word.hasSuffix("=") || word.hasSuffix("/") { word.removeLast() }
        return Offer(word: word.split(separator: "/").last.map(String.init) ?? word, note: note)
    }
}
