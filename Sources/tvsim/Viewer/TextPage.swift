internal import Reporting

/// A text that fills the screen and is scrolled, such as a row's life.
struct TextPage {
    /// What the head of the screen says.
    let title: String
    private let text: (PageStyle) -> String
    private var lines: [String] = []
    private var width = 0
    private var top = 0
    private var left = 0

    /// Makes a page; `text` is asked again when the window changes its width.
    init(_ title: String, _ text: @escaping (PageStyle) -> String) {
        self.title = title
        self.text = text
    }

    /// Takes a key that scrolls; `rows` is how many lines the screen has.
    mutating func take(_ key: Key, rows: Int) {
        switch key {
        case .up, .character("k"): top -= 1
        case .down, .character("j"), .enter: top += 1
        case .pageUp, .control("b"): top -= rows
        case .pageDown, .control("f"), .character(" "): top += rows
        case .home, .character("g"): (top, left) = (0, 0)
        case .end, .character("G"): top = lines.count
        case .left, .character("h"): left = max(0, left - 16)
        case .right, .character("l"): left += 16
        default: break
        }
        keepInside(rows)
    }

    /// The lines that the screen shows.
    mutating func screen(rows: Int, columns: Int, palette: Palette) -> [String] {
        if width != columns {
            width = columns
            let style = PageStyle(width: columns, palette: palette, timelineLimit: nil)
            lines = text(style).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
        }
        keepInside(rows)
        return lines[top..<min(lines.count, top + rows)].map {
            ColouredLine.window($0, from: left, width: columns)
        }
    }

    /// Where on the page the screen is: `1–20 of 64`.
    func place(rows: Int) -> String {
        "\(lines.isEmpty ? 0 : top + 1)–\(min(lines.count, top + rows)) of \(lines.count)"
    }

    private mutating func keepInside(_ rows: Int) {
        top = max(0, min(top, lines.count - rows))
    }
}
