import Wire

/// A scenario file with the files that it extends, merged into one value whose parts know their places.
struct ScenarioSources {
    /// How many files deep `extends` may go.
    static let depth = 8

    /// The files as they are named in messages: the file itself first.
    private(set) var files: [String]
    /// What the other files hold, by name.
    private(set) var bases: [String: [UInt8]] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    private let open: (String) -> [UInt8]?

    /// Makes an empty collection; `open` returns what a file holds, or nil when it cannot be read.
    init(file: String, open: @escaping (String) -> [UInt8]?) {
        files = [file]
        self.open = open
    }

    /// Reads the file and what it extends.
    ///
    /// - Returns: the merged value; where something could not be read, the value without it.
    /// - Throws: the mistake that keeps the file from being JSON at all.
    mutating func read(_ bytes: [UInt8]) throws(Diagnostics) -> JSONNode {
        do {
            return extended(try JSONNode(parsing: bytes), chain: [Self.normalised(files[0])])
        } catch {
            throw Diagnostics([Diagnostic(file: files[0], error: error)])
        }
    }

    /// A value with everything that it extends; `chain` are the files on the way to it.
    private mutating func extended(_ node: JSONNode, chain: [String]) -> JSONNode {
        guard let member = node.member("extends"), let path = member.node.text else { return node }
        guard let base = base(path, at: member.node, chain: chain) else { return node }
        return Self.merge(base, node)
    }

    private mutating func base(_ path: String, at node: JSONNode, chain: [String]) -> JSONNode? {
        guard !path.hasPrefix("/") else {
            report(node, "\"extends\" is \(node.summary)", expected: "a path from this file's folder")
            return nil
        }
        let file = Self.normalised(Self.folder(of: files[node.position.source]) + path)
        if let start = chain.firstIndex(of: file) {
            report(
                node,
                "\"extends\" leads back to \(file)",
                expected: "files that do not extend each other in a circle",
                hint: "the way is \((chain[start...] + [file]).joined(separator: ", "))"
            )
            return nil
        }
        guard chain.count < Self.depth else {
            report(node, "\"extends\" goes on after \(Self.depth) files", expected: "at most \(Self.depth) files")
            return nil
        }
        guard let bytes = open(file) else {
            report(
                node,
                "\"extends\" is \(node.summary)",
                expected: "a file that can be read",
                hint: "it means \(file)"
            )
            return nil
        }
        let source = files.count
        files.append(file)
        bases[file] = bytes
        do {
            let base = try JSONNode(parsing: bytes, source: source)
            guard case .object = base.kind else {
                report(base, "\(file) is \(base.summary)", expected: "an object with keys of a scenario")
                return nil
            }
            return extended(base, chain: chain + [file])
        } catch {
            diagnostics.append(Diagnostic(file: file, error: error))
            return nil
        }
    }

    /// The files that a file extends, and those that these extend, whether they can be read or not.
    static func names(below bytes: [UInt8], file: String, open: (String) -> [UInt8]?) -> [String] {
        var names: [String] = []
        var next: (file: String, bytes: [UInt8])? = (file, bytes)
        while let current = next, names.count <= depth {
            next = nil
            guard let path = (try? JSONNode(parsing: current.bytes))?["extends"]?.text, !path.hasPrefix("/") else {
                break
            }
            let name = normalised(folder(of: current.file) + path)
            guard !names.contains(name) else { break }
            names.append(name)
            next = open(name).map { (name, $0) }
        }
        return names
    }

    // MARK: Merging

    /// Objects merge, arrays append, of everything else the later value counts.
    private static func merge(_ base: JSONNode, _ node: JSONNode) -> JSONNode {
        switch (base.kind, node.kind) {
        case (.object(let first), .object(let second)):
            var members = first.filter { $0.key != "extends" && $0.key != "$schema" }
            for member in second {
                if let index = members.firstIndex(where: { $0.key == member.key }) {
                    members[index] = member.with(merge(members[index].node, member.node))
                } else {
                    members.append(member)
                }
            }
            return JSONNode(position: node.position, width: node.width, kind: .object(members))
        case (.array(let first), .array(let second)):
            return JSONNode(position: node.position, width: node.width, kind: .array(first + second))
        default: return node
        }
    }

    // MARK: Paths

    private static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    }

    /// The path without `.` and without `..` where a folder stands before it.
    private static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    private mutating func report(_ node: JSONNode, _ found: String, expected: String, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(
                file: files[node.position.source],
                position: node.position,
                width: node.width,
                found: found,
                expected: expected,
                hint: hint
            )
        )
    }
}
