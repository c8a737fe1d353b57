/// What a report for a person is laid out for.
package struct PageStyle: Sendable, Equatable {
    /// Columns of the terminal, or of the page when there is none.
    package var width: Int

    /// The colours.
    package var palette: Palette

    /// How many entries of a timeline are shown before its middle is left out; nil shows all.
    package var timelineLimit: Int?

    /// The width of a page that is no terminal.
    package static let standardWidth = 100

    /// Makes a style; widths that no report is readable at are brought into the range 40…160.
    package init(
        width: Int = PageStyle.standardWidth,
        palette: Palette = .plain,
        timelineLimit: Int? = 80
    ) {
        self.width = min(max(width, 40), 160)
        self.palette = palette
        self.timelineLimit = timelineLimit
    }
}
