import Simulation

/// Finds the instant or duration that somebody probably meant.
enum TimeHint {
    /// The sentence that suggests an instant: `did you mean "01:30"?`, or nil.
    static func forInstant(_ text: String) -> String? {
        sentence((calendar(text) + clocks(text) + durations(text)).first { TimeText($0) != nil })
    }

    /// The sentence that suggests a duration: `did you mean "90m"?`, or nil.
    static func forDuration(_ text: String) -> String? {
        sentence((durations(text) + fromClock(text)).first { Duration(text: $0) != nil })
    }

    private static func sentence(_ text: String?) -> String? { text.map { "did you mean \"\($0)\"?" } }

    /// Whole minutes are what most people leave the unit out of; a unit that does not exist has a nearest one.
    private static func durations(_ text: String) -> [String] {
        guard !text.isEmpty, text.utf8.count <= 60 else { return [] }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return ["\(text)m"] }
        var written = ""
        var word = ""
        // Of equally near words the longer is meant: most people who write a unit out write its plural.
        let words = Duration.unitWords.sorted { ($1.count, $0) < ($0.count, $1) }
        func unit() -> String {
            words.contains(word) || word.count < 3 ? word : NearestName.of(word, among: words) ?? word
        }
        for character in text.lowercased() {
            if character.isLetter {
                word.append(character)
                continue
            }
            if !word.isEmpty { written += unit() }
            word = ""
            written.append(character)
        }
        if word.isEmpty, written.last?.isNumber ?? false { written += "m" }
        return [written + (word.isEmpty ? "" : unit())]
    }

    /// `1:30` where a duration is asked for.
    private static func fromClock(_ text: String) -> [String] {
        guard case .offset(let offset)? = TimeText(text) else { return [] }
        return [offset.text]
    }

    /// A clock with another separator, a single digit, or too many minutes: `1.30`, `1:5`, `25:61`.
    private static func clocks(_ text: String) -> [String] {
        let numbers = numbers(in: text)
        guard (2...3).contains(numbers.count), !text.contains(where: \.isLetter), !text.contains("-") else { return [] }
        let minutes = numbers[0] * 60 + numbers[1]
        guard numbers[0] < 10_000, numbers[1] < 1000 else { return [] }
        let clock = "\(padded(minutes / 60)):\(padded(minutes % 60))"
        return [numbers.count == 3 ? "\(clock):\(padded(numbers[2]))" : clock]
    }

    /// A date without its zeros or with other separators: `2026-1-5 1:30`, `2026/01/05`.
    private static func calendar(_ text: String) -> [String] {
        let numbers = numbers(in: text)
        guard (3...6).contains(numbers.count), numbers[0] >= 1000 else { return [] }
        let date = "\(numbers[0])-\(padded(numbers[1]))-\(padded(numbers[2]))"
        guard numbers.count > 3 else { return [date] }
        let clock = (numbers[3...] + (numbers.count == 4 ? [0] : [])).map(padded).joined(separator: ":")
        return ["\(date) \(clock)"]
    }

    private static func numbers(in text: String) -> [Int] {
        guard text.utf8.count <= 40 else { return [] }
        return text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
