/// The text of a scenario that a reader writes bit by bit: a page shows some of its members, to be put in or to replace
/// those of the same name.
struct ScenarioDraft {
    private var members: [(key: String, lines: [String])]

    /// The members of a file that is laid out with two spaces before each of its keys.
    init(_ lines: [String]) { members = Self.members(of: lines) }

    /// The whole file.
    var text: String {
        let parts = members.map { member in
            var lines = member.lines
            while lines.last?.hasSuffix(",") == true { lines[lines.count - 1].removeLast() }
            return lines.joined(separator: "\n")
        }
        return "{\n\(parts.joined(separator: ",\n"))\n}\n"
    }

    /// Puts members where those of the same name stand, and new ones at the end.
    mutating func put(_ lines: [String]) {
        for member in Self.members(of: lines) {
            if let place = members.firstIndex(where: { $0.key == member.key }) {
                members[place] = member
            } else {
                members.append(member)
            }
        }
    }

    private static func members(of lines: [String]) -> [(key: String, lines: [String])] {
        var members: [(key: String, lines: [String])] = []
        for line in lines where line != "{" && line != "}" {
            if line.hasPrefix("  \"") {
                members.append((String(line.dropFirst(3).prefix { $0 != "\"" }), [line]))
            } else if !members.isEmpty {
                members[members.count - 1].lines.append(line)
            }
        }
        return members
    }
}
