import Wire

/// Collects what is wrong with one file.
struct DiagnosticCollector {
    /// The files as they are named in messages: the file itself, then those that it is made of.
    let files: [String]
    private(set) var diagnostics: [Diagnostic] = []

    init(files: [String]) {
        self.files = files
    }

    /// The file itself.
    var file: String { files[0] }

    /// Reports a mistake in a value.
    mutating func report(_ node: JSONNode, _ found: String, expected: String? = nil, hint: String? = nil) {
        report(at: node.position, width: node.width, found, expected: expected, hint: hint)
    }

    /// Reports a mistake in a key.
    mutating func report(key: JSONNode.Member, _ found: String, expected: String? = nil, hint: String? = nil) {
        report(at: key.position, width: key.width, found, expected: expected, hint: hint)
    }

    /// Reports a name that is none of the known ones; `noun` says what it should name, `owner` where.
    mutating func report(
        unknown noun: String,
        _ name: String,
        at position: JSONPosition,
        width: Int,
        among names: [String],
        of owner: String = ""
    ) {
        // More names than a person reads in a line are counted instead of listed.
        let expected =
            switch names.count {
            case 0: "no \(noun)\(owner), since there is none"
            case 1...16: Shape.oneOf(names)
            default: "one of the \(names.count) names"
            }
        report(
            at: position,
            width: width,
            "unknown \(noun) \(JSONValue.excerpt(of: name))\(owner)",
            expected: expected,
            hint: isFull ? nil : NearestName.hint(for: name, among: names)
        )
    }

    /// True when there are as many mistakes as are told; further ones are dropped.
    var isFull: Bool { diagnostics.count >= Diagnostics.limit }

    /// Reports a mistake at a place.
    mutating func report(
        at position: JSONPosition,
        width: Int,
        _ found: String,
        expected: String? = nil,
        hint: String? = nil
    ) {
        guard !isFull else { return }
        diagnostics.append(
            Diagnostic(
                file: files[position.source],
                position: position,
                width: width,
                found: found,
                expected: expected,
                hint: hint
            )
        )
    }
}
