/// A command of a console block with what the page shows under it.
///
/// A line `…` leaves lines out, `…` within a line stands for any text; everything else is what the command prints, line by
/// line, from the first to the last.
struct ShownCommand {
    var command: String
    var shown: [String] = []
    /// The page's line on which the command stands.
    let line: Int

    /// The commands of a block, each behind a dollar sign.
    ///
    /// A command goes on while a quote is open or a line ends with a backslash.
    static func all(in block: DocumentPage.Block) -> [ShownCommand] {
        var commands: [ShownCommand] = []
        for (index, line) in block.lines.enumerated() {
            if line.hasPrefix("$ ") {
                commands.append(ShownCommand(command: String(line.dropFirst(2)), line: block.line + index))
            } else if let last = commands.last, last.shown.isEmpty, isOpen(last.command) {
                commands[commands.count - 1].command += "\n" + line
            } else if !commands.isEmpty {
                commands[commands.count - 1].shown.append(line)
            }
        }
        return commands
    }

    /// Why `output` is not what the page shows; nil when it is.
    func difference(from output: String) -> String? {
        var printed = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while printed.last?.isEmpty == true { printed.removeLast() }
        var mayLeaveOut = false
        for expected in shown {
            if expected == "…" {
                mayLeaveOut = true
            } else if let place = printed.firstIndex(where: { Self.fits($0, expected) }),
                mayLeaveOut || place == printed.startIndex
            {
                printed = printed[(place + 1)...]
                mayLeaveOut = false
            } else {
                return "does not print this line there: \(expected)"
            }
        }
        guard let further = printed.first, !mayLeaveOut else { return nil }
        return "prints more than is shown: \(further)"
    }

    private static func isOpen(_ command: String) -> Bool {
        command.hasSuffix("\\") || !command.count { $0 == "\"" }.isMultiple(of: 2)
            || !command.count { $0 == "'" }.isMultiple(of: 2)
    }

    private static func fits(_ line: String, _ shown: String) -> Bool {
        guard line != shown else { return true }
        let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1, line.hasPrefix(parts[0]) else { return false }
        var rest = line.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return rest.hasSuffix(parts[parts.count - 1])
    }
}
