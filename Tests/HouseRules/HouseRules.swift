/// The rules of the house: each returns what breaks it, as `path:line: sentence`.
enum HouseRules {
    /// Something that breaks a rule.
    struct Finding: Equatable, CustomStringConvertible {
        let path: String
        let line: Int
        let sentence: String

        var description: String { "\(path):\(line): \(sentence)" }
    }

    // MARK: Determinism (design §3)

    /// The modules whose code runs inside a world or makes one.
    static let simulatedModules: Set<String> = [
        "Simulation", "Storage", "Wire", "TrendViewer", "TrendViewerServices", "Messaging", "ImagePipeline",
        "ImagePipelineServices", "MLDatasets", "MLDatasetsServices", "Scenarios", "Harness",
    ]

    private static let bannedNames: [(name: String, reason: String)] = [
        ("Date(", "it reads the wall clock; ask the world's clock"),
        ("UUID(", "it differs in every run; derive ids from the world"),
        (".random", "it ignores the seed; ask the world's chance"),
        (".randomElement", "it ignores the seed; ask the world's chance"),
        (".shuffled(", "it ignores the seed; ask the world's chance"),
        ("SystemRandomNumberGenerator", "it ignores the seed; ask the world's chance"),
        ("Task {", "it leaves the world's executor; spawn a process"),
        ("Task(", "it leaves the world's executor; spawn a process"),
        ("Task.detached", "it leaves the world's executor; spawn a process"),
        ("Task.sleep", "it waits in real time; let the process sleep"),
        ("Task.yield", "its order is the runtime's; let the process sleep"),
        ("ContinuousClock", "it reads the real clock; ask the world's clock"),
        ("SuspendingClock", "it reads the real clock; ask the world's clock"),
        ("clock_gettime", "it reads the real clock; ask the world's clock"),
        ("gettimeofday", "it reads the real clock; ask the world's clock"),
        ("DispatchQueue", "it leaves the world's executor"),
        ("DispatchTime", "it reads the real clock"),
        ("ProcessInfo", "it depends on the machine; pass the value in"),
        ("getenv(", "it depends on the machine; pass the value in"),
        ("hashValue", "it differs in every process"),
        ("Hasher()", "it differs in every process"),
    ]

    /// Where a banned name is right, and why; nothing else is an exception.
    private static let justified: [(path: String, name: String, reason: String)] = [
        (
            "Sources/Simulation/Execution/World.swift", "Task(",
            "the one place where a process becomes a task, on the world's executor"
        )
    ]

    static func bannedNames(in file: SourceFile) -> [Finding] {
        guard let module = file.module, simulatedModules.contains(module) else { return [] }
        return file.code.enumerated().flatMap { index, line in
            bannedNames.filter { banned in
                occurs(banned.name, in: line)
                    && !justified.contains { $0.path == file.path && $0.name == banned.name }
            }.map { finding(file, index, "'\($0.name)' is banned in simulated code: \($0.reason)") }
        }
    }

    /// Modules of the toolchain that hold clocks, randomness, queues or the machine's locale.
    static func foundation(in file: SourceFile) -> [Finding] {
        guard let module = file.module else { return [] }
        return imports(of: file).compactMap { index, imported in
            switch imported {
            case "Foundation", "FoundationNetworking", "Dispatch":
                finding(file, index, "'\(imported)' is not imported anywhere in Sources; start-up and runs pay for it")
            case "FoundationEssentials" where !["Harness", "Reporting", "tvsim"].contains(module):
                finding(file, index, "'\(imported)' stays at the edge: Harness, Reporting and tvsim")
            default: nil
            }
        }
    }

    // MARK: Walls (design §2)

    /// The modules from the lowest to the highest; a module imports only what stands before it.
    static let order = [
        "CSQLite", "CCurl", "CWebSockets", "CCrypto", "CFarmHash", "Simulation", "Storage", "Wire", "TrendViewer",
        "TrendViewerServices", "TrendViewerServer", "Messaging", "ImagePipeline", "ImagePipelineServices", "MLDatasets",
        "MLDatasetsServices", "Scenarios", "Harness", "Exploration", "CReportPage", "Reporting", "tvsim",
    ]

    /// The modules of workflows and simulators, which meet on the wire and in the databases and nowhere else.
    private static let domains: Set<String> = [
        "TrendViewer", "TrendViewerServices", "Messaging", "ImagePipeline", "ImagePipelineServices", "MLDatasets",
        "MLDatasetsServices",
    ]

    /// The one module that may use a system library.
    private static let owners = [
        "CSQLite": ["Storage"], "CCurl": ["Wire"], "CWebSockets": ["Wire"], "CCrypto": ["Simulation", "Wire"],
        "CReportPage": ["Reporting"],
    ]

    /// What comes with the toolchain and may be imported wherever the other rules allow it.
    private static let toolchain: Set<String> = [
        "Glibc", "Synchronization", "Foundation", "FoundationNetworking", "FoundationEssentials", "Dispatch",
    ]

    static func walls(in file: SourceFile) -> [Finding] {
        guard let module = file.module else { return [] }
        guard let place = order.firstIndex(of: module) else {
            return [finding(file, 0, "the module '\(module)' has no place yet: add it to HouseRules.order (design §2)")]
        }
        return imports(of: file).filter { !toolchain.contains($0.name) }.compactMap { index, imported in
            let below = order.prefix(place).contains(imported)
            let crosses = domains.contains(module) && domains.contains(imported)
            let isForeign = owners[imported].map { !$0.contains(module) } ?? false
            guard !below || crosses || isForeign else { return nil }
            return finding(file, index, "'\(module)' must not import '\(imported)' (design §2)")
        }
    }

    // MARK: Form

    /// The most lines that a file may have.
    static let lineLimit = 350

    static func length(of file: SourceFile) -> [Finding] {
        let lines = file.lines.last?.isEmpty == true ? file.lines.count - 1 : file.lines.count
        return lines > lineLimit ? [finding(file, lines - 1, "\(lines) lines; past 300 it wants to be two files")] : []
    }

    /// A file is named after a type that it declares; `Type+Part.swift` extends `Type`, or makes others conform to it.
    static func name(of file: SourceFile) -> [Finding] {
        guard file.module != nil, file.name != "main" else { return [] }
        let wanted = file.name.split(separator: "+").first.map(String.init) ?? file.name
        let words: Set<String> = ["struct", "class", "enum", "actor", "protocol", "extension", "typealias"]
        let isDeclared = file.code.contains { line in
            let parts = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
            if file.name.contains("+"), line.hasPrefix("extension "), parts.dropFirst(2).contains(wanted) {
                return true
            }
            return zip(parts, parts.dropFirst()).contains { word, name in
                words.contains(word) && (name == wanted || name.hasSuffix(".\(wanted)"))
            }
        }
        return isDeclared ? [] : [finding(file, 0, "no type named '\(wanted)' is declared or extended here")]
    }

    /// Every `package` declaration says what it is: types, functions, initialisers, computed and static properties.
    ///
    /// A plain stored property belongs to its type's comment, a setting carries its own summary, and what a protocol
    /// asks for is explained there.
    static func documentation(of file: SourceFile, requirements: Set<String> = []) -> [Finding] {
        file.code.indices.compactMap { index in
            let line = file.code[index].drop { $0 == " " }
            guard isDeclaration(line), !isExplainedElsewhere(line), !isStored(line), !isDocumented(index, in: file),
                !requirements.contains(head(of: line))
            else { return nil }
            return finding(file, index, "this package declaration has no doc comment: \(line.prefix(60))")
        }
    }

    /// What the protocols of a file ask for, as `head(of:)` writes it.
    static func requirements(in file: SourceFile) -> Set<String> {
        var found: Set<String> = []
        var isInProtocol = false
        for line in file.code {
            if line.contains("protocol "), line.hasSuffix("{") {
                isInProtocol = true
            } else if line.hasPrefix("}") {
                isInProtocol = false
            } else if isInProtocol, let first = line.split(separator: " ").first,
                ["var", "func", "static", "init", "mutating", "subscript", "nonisolated"].contains(
                    first.prefix { $0.isLetter }
                ) || line.contains("init")
            {
                found.insert(head(of: line.drop { $0 == " " }))
            }
        }
        return found
    }

    /// A declaration up to its first colon or its body, without its modifiers: `func respond(to request`.
    private static func head(of line: Substring) -> String {
        let modifiers: Set<Substring> = ["package", "static", "nonisolated", "mutating", "final"]
        let words = line.prefix { $0 != ":" && $0 != "{" }.split(separator: " ").filter { !modifiers.contains($0) }
        return words.map { $0 == "let" ? "var" : String($0) }.joined(separator: " ")
    }

    private static func isStored(_ line: Substring) -> Bool {
        let isProperty = line.hasPrefix("package let ") || line.hasPrefix("package var ")
        return isProperty && !line.contains("{") || line.contains("= Setting<")
            || line.contains("= ServiceDescription(")
    }

    static func leftovers(in file: SourceFile) -> [Finding] {
        file.lines.enumerated().flatMap { index, line in
            ["TO" + "DO", "FIX" + "ME", "XX" + "X"].filter { occurs($0, in: line) }
                .map { finding(file, index, "a leftover '\($0)'; do it or file an issue") }
        }
    }

    // MARK: Reading

    private static func finding(_ file: SourceFile, _ index: Int, _ sentence: String) -> Finding {
        Finding(path: file.path, line: index + 1, sentence: sentence)
    }

    /// Whether `name` stands in `line`, not as the end of a longer word.
    private static func occurs(_ name: String, in line: String) -> Bool {
        line.ranges(of: name).contains { range in
            guard name.first?.isLetter == true, range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || before == "_")
        }
    }

    private static func imports(of file: SourceFile) -> [(index: Int, name: String)] {
        file.code.enumerated().compactMap { index, line in
            var words = line.split(separator: " ")
            while let word = words.first, word.hasPrefix("@") || accessLevels.contains(String(word)) {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            return (index, String(words[words.count - 1].split(separator: ".")[0]))
        }
    }

    private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]

    private static func isDeclaration(_ line: Substring) -> Bool {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "package"), words.prefix(place).allSatisfy({ $0.hasPrefix("@") }) else {
            return false
        }
        return !words.contains("import") && !words.contains("extension")
    }

    /// What a protocol of the standard library asks for, and explains.
    private static func isExplainedElsewhere(_ line: Substring) -> Bool {
        let witnesses = [
            "static func <", "static func ==", "func hash(into", "typealias ", "init(rawValue", "init(stringLiteral",
            "init(integerLiteral", "init(floatLiteral", "init(booleanLiteral", "init(nilLiteral", "init(arrayLiteral",
            "init(dictionaryLiteral", "init(stringInterpolation", "var description", "var debugDescription",
            "let description", "let rawValue", "var unownedExecutor", "var rawValue", "func enqueue(",
            "func checkIsolated()", "func next()",
            "mutating func next()", "func makeIterator()", "init()",
        ]
        let rest = line.dropFirst("package ".count)
        return witnesses.contains { rest.hasPrefix($0) || rest.hasPrefix("nonisolated \($0)") }
    }

    /// Whether a doc comment stands above; neighbouring properties without a gap between them share one.
    private static func isDocumented(_ index: Int, in file: SourceFile) -> Bool {
        let isShared = isProperty(file.lines[index])
        for above in file.lines[..<index].reversed() {
            let line = above.drop { $0 == " " }
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") || line.hasPrefix("// swift-format-ignore") || (isShared && isProperty(above))
            else { return false }
        }
        return false
    }

    private static func isProperty(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return words.first == "package" && words.contains { $0 == "let" || $0 == "var" } && !words.contains("func")
    }
}
