/// A line that somebody types at the foot of the screen, with the lines that were typed there before.
struct LineEditor: Sendable {
    /// What became of a key.
    enum Outcome: Equatable {
        case editing, done(String), canceled
    }

    /// What stands before the line.
    let prompt: String
    private(set) var text: [Character]
    private(set) var cursor: Int
    private let history: [String]
    private var place: Int
    private var draft: [Character] = []

    /// Makes a line; `text` is what stands in it at first.
    init(_ prompt: String, text: String = "", history: [String] = []) {
        self.prompt = prompt
        self.text = Array(text)
        self.history = history
        cursor = self.text.count
        place = history.count
    }

    /// Takes a key.
    mutating func take(_ key: Key) -> Outcome {
        switch key {
        case .enter: return .done(String(text))
        case .escape, .control("c"), .control("g"): return .canceled
        case .backspace where text.isEmpty: return .canceled
        case .character(let character): insert(character)
        case .backspace: remove(before: cursor - 1)
        case .delete, .control("d"): if cursor < text.count { text.remove(at: cursor) }
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(text.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = text.count
        case .control("u"): remove(before: 0)
        case .control("k"): text.removeSubrange(cursor...)
        case .control("w"): remove(before: wordStart)
        case .up, .control("p"): recall(place - 1)
        case .down, .control("n"): recall(place + 1)
        case .tab, .pageUp, .pageDown, .control: break
        }
        return .editing
    }

    private mutating func insert(_ character: Character) {
        text.insert(character, at: cursor)
        cursor += 1
    }

    /// Takes away what stands from a place up to the cursor.
    private mutating func remove(before start: Int) {
        guard start >= 0, start < cursor else { return }
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    private var wordStart: Int {
        var start = cursor
        while start > 0, text[start - 1] == " " { start -= 1 }
        while start > 0, text[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func recall(_ wanted: Int) {
        guard (0...history.count).contains(wanted) else { return }
        if place == history.count { draft = text }
        place = wanted
        text = wanted == history.count ? draft : Array(history[wanted])
        cursor = text.count
    }
}
