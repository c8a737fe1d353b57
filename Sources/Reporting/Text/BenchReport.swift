package import Wire

/// What a benchmark found, beside what was promised and beside something measured in the same run.
package struct BenchReport: Sendable {
    /// One figure.
    package struct Figure: Sendable {
        /// What was measured: `start to exit of crawl-failure`.
        package let name: String
        /// The figure for programs, in the unit.
        package let value: Double
        /// The unit: `s`, `1/s` or `ratio`.
        package let unit: Unit
        /// What the figure must not exceed, in the same unit; nil when nothing was promised.
        package let target: Double?
        /// The figure over something measured in the same run, and what that is; without a ratio, what was measured.
        package let ratio: Double?
        package let ratioOver: String?

        /// Makes a figure.
        package init(
            _ name: String,
            _ value: Double,
            _ unit: Unit,
            target: Double? = nil,
            ratio: Double? = nil,
            over ratioOver: String? = nil
        ) {
            self.name = name
            self.value = value
            self.unit = unit
            self.target = target
            self.ratio = ratio
            self.ratioOver = ratioOver
        }

        /// False when the target was missed.
        package var held: Bool { target.map { value <= $0 } ?? true }
    }

    /// What a figure counts.
    package enum Unit: String, Sendable {
        case seconds = "s"
        case perSecond = "1/s"
        case ratio

        func text(_ value: Double) -> String {
            switch self {
            case .seconds: FigureText.seconds(value)
            case .perSecond: "\(FigureText.count(Int(value.rounded()))) a second"
            case .ratio: FigureText.ratio(value)
            }
        }
    }

    /// The figures, in the order of the report.
    package let figures: [Figure]

    /// Makes a report.
    package init(figures: [Figure]) {
        self.figures = figures
    }

    /// True when every target was met.
    package var held: Bool { figures.allSatisfy(\.held) }

    /// The report as a table.
    package func text(on page: PageStyle) -> String {
        let table = TextTable(
            header: ["figure", "measured", "target", "", "beside"],
            alignment: [.left, .right, .right, .left, .left],
            rows: figures.map { figure in
                [
                    figure.name, figure.unit.text(figure.value), figure.target.map { figure.unit.text($0) } ?? "–",
                    figure.target == nil ? "" : figure.held ? "✓" : "✗",
                    [figure.ratio.map(FigureText.ratio), figure.ratioOver].compactMap(\.self).joined(separator: " "),
                ]
            }
        )
        return table.rendered(on: page)
    }

    /// The figures for programs.
    package var json: [JSONValue] {
        figures.map { figure in
            [
                "figure": .string(figure.name), "value": .real(figure.value), "unit": .string(figure.unit.rawValue),
                "target": figure.target.map { .real($0) } ?? .null, "held": .bool(figure.held),
                "ratio": figure.ratio.map { .real($0) } ?? .null, "over": JSONValue(figure.ratioOver),
            ]
        }
    }
}
