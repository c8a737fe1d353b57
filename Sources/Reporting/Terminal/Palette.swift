/// The few colours of the reports, or none at all.
package struct Palette: Sendable, Equatable {
    /// What a piece of text is, from which its colour follows.
    package enum Style: Sendable {
        case heading, good, bad, warning, quiet, name
    }

    /// True when text is coloured.
    package let isColoured: Bool

    /// Text as it is.
    package static let plain = Palette(isColoured: false)

    /// Text with the colours of an ANSI terminal.
    package static let coloured = Palette(isColoured: true)

    private init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Returns `text` in the colour of `style`; its width on the screen stays the same.
    package func paint(_ text: String, _ style: Style) -> String {
        guard isColoured, !text.isEmpty else { return text }
        return "\u{1B}[\(code(of: style))m\(text)\u{1B}[0m"
    }

    private func code(of style: Style) -> String {
        switch style {
        case .heading: "1"
        case .good: "32"
        case .bad: "1;31"
        case .warning: "33"
        case .quiet: "2"
        case .name: "36"
        }
    }
}
