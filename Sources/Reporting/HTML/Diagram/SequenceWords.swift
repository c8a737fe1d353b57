internal import Harness
internal import Simulation
internal import Wire

/// The documents' words for what happens.
struct SequenceWords {
    private var calls: [(pattern: GlobPattern, wording: SequenceWording)] = []
    private var writes: [String: SequenceWording] = [:]
    private var branches: [String: SequenceWording] = [:]
    private var messages: [(service: String, kind: GlobPattern, wording: SequenceWording)] = []

    init(_ guide: SequenceGuide) {
        for wording in guide.wordings {
            switch wording.cue {
            case .call(let pattern): calls.append((pattern, wording))
            case .write(let process, let steps): for step in steps { writes["\(process) \(step)"] = wording }
            case .branch(let id): branches[id] = wording
            case .message(let service, let kind): messages.append((service, kind, wording))
            }
        }
    }

    func call(_ exchange: HTTPExchange) -> SequenceWording? {
        let route = exchange.route
        return calls.first { $0.pattern.matches(route) }?.wording
    }

    func write(_ process: String, step: String?) -> SequenceWording? { step.flatMap { writes["\(process) \($0)"] } }

    func branch(_ id: String) -> SequenceWording? { branches[id] }

    func message(_ service: String, kind: String) -> SequenceWording? {
        messages.first { $0.service == service && $0.kind.matches(kind) }?.wording
    }

    /// A wording's text with the members of a body where it says `{name}`.
    static func filled(_ text: String, with body: [UInt8]) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")), let json = try? JSONValue(parsing: body) else { return text }
        var parts = text.split(separator: "{", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.dropFirst() {
            guard let end = parts[index].firstIndex(of: "}") else { continue }
            let value = json[String(parts[index][..<end])]
            parts[index] = (value?.string ?? value?.text ?? "–") + parts[index][parts[index].index(after: end)...]
        }
        return parts.joined()
    }

    /// A text on one line of at most so many characters.
    static func brief(_ text: String, _ limit: Int = 90) -> String {
        let line = text.split { $0.isNewline }.joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    /// What a body that tells of an error says.
    static func complaint(in response: HTTPResponse) -> String {
        let message = (try? JSONValue(parsing: response.body)).flatMap { $0["message"]?.string ?? $0["error"]?.string }
        return ["\(response.status)", message].compactMap(\.self).joined(separator: " ")
    }

    /// A log line's message alone: without the frame in front, without the context at its end.
    static func message(of line: LogLine) -> String {
        var text = Substring(line.text)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = text[end...].drop { $0 != ":" }.dropFirst(2)
        }
        if let process = line.process, text.hasPrefix("\(process) ") { text = text.dropFirst(process.count + 1) }
        if text.hasSuffix("}"), let context = text.firstRange(of: " {") { text = text[..<context.lowerBound] }
        return String(text)
    }
}
