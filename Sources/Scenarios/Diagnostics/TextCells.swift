/// How many cells of a terminal text takes: two for most of East Asia and for pictures, none for what combines.
package enum TextCells {
    /// The cells of a whole text.
    package static func count(_ text: String) -> Int { text.reduce(0) { $0 + count($1) } }

    /// The cells of one character, whatever it is made of: `é` takes one, a family of three takes two.
    package static func count(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        guard !first.isASCII || scalars.count > 1 else { return 1 }
        // The second of these turns a sign into a picture, as in ❤️.
        if scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return first.isASCII ? 1 : 0
        default: break
        }
        return first.properties.isEmojiPresentation || wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// The blocks whose characters take two cells: East Asian scripts and full-width forms; emoji say it of themselves.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
        0x20000...0x3FFFD,
    ]
}
