import Foundation

/// One Swift file of the project, as the house rules read it.
struct SourceFile: Sendable {
    /// The path from the project's folder, such as `Sources/Wire/JSON/JSONValue.swift`.
    let path: String

    /// The lines as they are, and without comments and without what stands in string literals.
    let lines: [String]
    let code: [String]

    /// The folder below `Sources`, which is the module; nil for tests.
    var module: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// The file's name without its ending.
    var name: String { String(path.split(separator: "/").last?.dropLast(6) ?? "") }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = Self.code(of: lines)
    }

    /// Every file below `folder` of the project.
    static func all(in folder: String) throws -> [SourceFile] {
        let root = projectFolder
        let names = FileManager.default.enumerator(atPath: root.appending(path: folder).resolvingSymlinksInPath().path)
        let paths = (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
        return try paths.map { path in
            let file = root.appending(path: folder).appending(path: path)
            return SourceFile(path: "\(folder)/\(path)", text: try String(contentsOf: file, encoding: .utf8))
        }
    }

    private static var projectFolder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Blanks comments and the text of string literals; code inside of `\( )` is blanked with them.
    private static func code(of lines: [String]) -> [String] {
        var isInLongText = false
        var isInComment = false
        return lines.map { line in
            var kept = ""
            var isInText = false
            var rest = Substring(line)
            while let character = rest.first {
                if isInComment {
                    if rest.hasPrefix("*/") {
                        isInComment = false
                        rest = rest.dropFirst()
                    }
                } else if rest.hasPrefix("\"\"\"") {
                    isInLongText.toggle()
                    rest = rest.dropFirst(2)
                } else if isInLongText {
                    // Nothing of it is code.
                } else if isInText {
                    if character == "\\" { rest = rest.dropFirst() }
                    if character == "\"" { isInText = false }
                } else if character == "\"" {
                    isInText = true
                } else if rest.hasPrefix("//") {
                    break
                } else if rest.hasPrefix("/*") {
                    isInComment = true
                    rest = rest.dropFirst()
                } else {
                    kept.append(character)
                }
                rest = rest.dropFirst()
            }
            return kept
        }
    }
}
