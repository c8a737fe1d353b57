/// One line that shows how far a long piece of work is.
package struct ProgressBar: Sendable {
    /// What is counted, such as `runs`.
    package let unit: String

    /// How many there are.
    package let total: Int

    /// Makes the bar of `total` pieces of work.
    package init(total: Int, unit: String) {
        self.total = total
        self.unit = unit
    }

    /// The line after `done` pieces, `failed` of them with a bad end, in `seconds`: no line break, to be drawn over.
    package func line(done: Int, failed: Int, seconds: Double, on page: PageStyle) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let width = 24
        let filled = Int(Double(width) * share)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        var text = " \(Int(share * 100))%  \(done)/\(total) \(unit)"
        if failed > 0 { text += ", \(failed) failed" }
        if done > 0, done < total {
            text += ", \(FigureText.seconds(seconds / Double(done) * Double(total - done))) left"
        }
        return page.palette.paint(bar, .name) + ScreenText.cut(text, to: max(page.width - width, 8))
    }
}
