/// The words of sentences: what stands in for a language model's understanding.
enum Terms {
    /// Words that carry no subject.
    private static let empty: Set<String> = [
        "about", "after", "again", "all", "also", "and", "are", "because", "been", "but", "can", "did", "does", "even",
        "for", "from", "get", "gets", "had", "has", "have", "how", "into", "its", "just", "less", "like", "more",
        "much",
        "not", "one", "only", "our", "out", "over", "really", "so", "some", "than", "that", "the", "their", "them",
        "then",
        "there", "they", "this", "too", "two", "use", "very", "was", "were", "what", "when", "which", "while", "will",
        "with", "without", "you", "your",
    ]

    /// The words of a text in order: lower case, at least three letters, none that carries no subject.
    static func words(of text: String) -> [String] {
        text.lowercased()
            .split { !isOfWord($0) }
            .map(String.init)
            .filter { $0.count >= 3 && !empty.contains($0) }
            .map(stem)
    }

    // Nearly all that is asked about is ASCII, and Unicode's tables are slow.
    private static func isOfWord(_ character: Character) -> Bool {
        guard let ascii = character.asciiValue else { return character.isLetter || character.isNumber }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ascii)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(ascii)
    }

    /// True when two texts share a word.
    static func overlap(_ one: String, _ other: String) -> Bool {
        let words = Set(words(of: one))
        return Self.words(of: other).contains { words.contains($0) }
    }

    /// Returns the most frequent word of some texts that is not taken; of equals, the first in the alphabet.
    static func mostFrequent(in texts: [String], except taken: [String]) -> String? {
        var counts: [String: Int] = [:]
        for word in texts.flatMap(words) where !taken.contains(word) { counts[word, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
    }

    // A plural and its singular are the same subject.
    private static func stem(_ word: String) -> String {
        word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }
}
