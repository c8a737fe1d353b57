/// Figures as people read them.
package enum FigureText {
    /// Seconds of real time, with three digits that matter: `350 µs`, `12.4 ms`, `1.52 s`, `2 min 05 s`.
    package static func seconds(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds < 0.000_999_5 { return "\(Int((seconds * 1e6).rounded())) µs" }
        if seconds < 0.999_5 { return "\(digits(seconds * 1e3)) ms" }
        if seconds < 59.95 { return "\(digits(seconds)) s" }
        let whole = Int(seconds.rounded())
        let rest = whole % 60
        return "\(whole / 60) min \(rest < 10 ? "0" : "")\(rest) s"
    }

    /// A span of virtual time in its two largest units: `6 h`, `5 h 25 min`, `2 d 3 h`, `1.5 s`.
    package static func span(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e15 else { return "–" }
        guard abs(seconds) >= 60 else { return "\(trimmed(seconds)) s" }
        let whole = Int(seconds.rounded())
        let units = [("d", whole / 86400), ("h", whole / 3600 % 24), ("min", whole / 60 % 60), ("s", whole % 60)]
        let first = units.firstIndex { $0.1 != 0 } ?? 3
        return units[first..<min(first + 2, 4)].filter { $0.1 != 0 }.map { "\($0.1) \($0.0)" }.joined(separator: " ")
    }

    /// A count with its thousands apart: `1,234,567`.
    package static func count(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// Bytes: `812 kB`, `45.1 MB`.
    package static func bytes(_ bytes: Int) -> String {
        let kilobytes = Double(bytes) / 1000
        if kilobytes < 999.5 { return "\(digits(kilobytes)) kB" }
        if kilobytes < 999_500 { return "\(digits(kilobytes / 1000)) MB" }
        return "\(digits(kilobytes / 1_000_000)) GB"
    }

    /// A ratio: `1.84×`.
    package static func ratio(_ ratio: Double) -> String {
        ratio.isFinite ? "\(digits(ratio))×" : "–"
    }

    /// A number with a word whose plural is in -s unless it is given: `1 run`, `3 runs`, `2 canaries`.
    package static func counted(_ number: Int, _ word: String, plural: String? = nil) -> String {
        "\(count(number)) \(number == 1 ? word : plural ?? "\(word)s")"
    }

    /// Three digits that matter, never more than two decimals.
    private static func digits(_ value: Double) -> String {
        let decimals = value < 9.995 ? 100.0 : value < 99.95 ? 10.0 : 1.0
        return trimmed((value * decimals).rounded() / decimals)
    }

    private static func trimmed(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
