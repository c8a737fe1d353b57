package import Harness
internal import Scenarios
internal import Simulation
internal import Wire

/// The requests of a recorded run for people: a list, or some in full.
package struct ExchangeText {
    private let page: PageStyle
    private let run: RecordedRun

    /// How many bytes of a body a list shows.
    private static let shortBody = 400
    /// How many exchanges a list has at most.
    private static let limit = 100

    /// Makes texts of a run's exchanges for pages of the given style.
    package init(_ run: RecordedRun, page: PageStyle) {
        self.run = run
        self.page = page
    }

    /// The numbers, from 1, of the exchanges that are meant.
    ///
    /// - Parameter filter: a number; a text in the request line, the sender, the fault or the outcome, in which `*`
    ///   stands for anything; or `all`.
    /// - Returns: the numbers, in order.
    /// - Throws: `InspectionProblem` when there are none.
    package func numbers(of filter: String) throws(InspectionProblem) -> [Int] {
        let exchanges = run.capture.exchanges
        if let number = Int(filter) {
            guard exchanges.indices.contains(number - 1) else {
                let last = exchanges.isEmpty ? "the run has none" : "they go from 1 to \(exchanges.count)"
                throw InspectionProblem("there is no request \(number); \(last)")
            }
            return [number]
        }
        guard filter != "all" else { return Array(exchanges.indices.map { $0 + 1 }) }
        let pattern = GlobPattern(filter.contains("*") ? filter : "*\(filter)*")
        let found = exchanges.indices.filter { pattern.matches(Self.line(exchanges[$0])) }.map { $0 + 1 }
        guard found.isEmpty else { return found }
        let names = Set(exchanges.flatMap { [$0.host, $0.from] }).sorted()
        throw InspectionProblem("no request of the run fits '\(filter)'", filter, among: names)
    }

    /// The exchanges with these numbers: one in full, or a list with the beginnings of their bodies.
    package func text(_ numbers: [Int]) -> String {
        if numbers.count == 1 { return full(numbers[0]) }
        var text = numbers.prefix(Self.limit).map { short($0) + "\n" }.joined()
        text += page.palette.paint("\(FigureText.counted(numbers.count, "request"))", .quiet) + "\n"
        if numbers.count > Self.limit {
            let hint = "the first \(Self.limit) are shown; a longer filter narrows them, --report json shows all"
            text += page.palette.paint(hint, .quiet) + "\n"
        }
        return text
    }

    /// What became of a request: `answered 201`, `failed: connection to plg-api refused`.
    static func outcome(_ exchange: HTTPExchange) -> String {
        switch exchange.outcome {
        case .pending: "still waits"
        case .answered(let response): "answered \(response.status)"
        case .failed(let error): "failed: \(error)"
        }
    }

    /// Everything that a filter looks at.
    private static func line(_ exchange: HTTPExchange) -> String {
        let fault = exchange.fault.map { " fault \($0)" } ?? ""
        return "\(exchange.from) \(exchange.request.method.rawValue) \(exchange.host)\(exchange.request.target) "
            + "\(outcome(exchange))\(fault)"
    }

    // MARK: Laying out

    private func head(_ number: Int) -> [String] {
        let exchange = run.capture.exchanges[number - 1]
        let time = exchange.sent.sqlText + exchange.sent.fractionText
        let line =
            "\(number)  \(time)  \(exchange.from)#\(exchange.fromID) → "
            + "\(exchange.request.method.rawValue) \(exchange.host)\(exchange.request.target)"
        var lines = ScreenText.wrapped(line, width: page.width).enumerated().map { index, line in
            index == 0 ? page.palette.paint(line, .heading) : "   \(line)"
        }
        var outcome = Self.outcome(exchange)
        if let ended = exchange.ended, ended > exchange.sent {
            outcome += " after \(FigureText.span(Double(exchange.sent.duration(to: ended).wholeNanoseconds) / 1e9))"
        }
        if exchange.handled != 1 {
            outcome += exchange.handled == 0 ? ", never handled" : ", handled \(exchange.handled) times"
        }
        lines.append("   " + page.palette.paint(ScreenText.safe(outcome), style(of: exchange)))
        if let fault = exchange.fault {
            let effect = run.report.faults.first { $0.id == fault }?.effect
            let text = "struck by the fault \(fault)" + (effect.map { ": \($0)" } ?? "")
            lines += ScreenText.wrapped(text, width: page.width - 3).map { "   " + page.palette.paint($0, .warning) }
        }
        return lines
    }

    private func style(of exchange: HTTPExchange) -> Palette.Style {
        guard case .answered(let response) = exchange.outcome else { return .bad }
        return response.isSuccess ? .good : .warning
    }

    private func short(_ number: Int) -> String {
        let exchange = run.capture.exchanges[number - 1]
        var lines = head(number)
        func add(_ mark: String, _ bytes: [UInt8]) {
            guard !bytes.isEmpty else { return }
            let text = Self.text(of: bytes.prefix(Self.shortBody)) + (bytes.count > Self.shortBody ? "…" : "")
            lines += ScreenText.wrapped(text, width: page.width - 5).enumerated().map { index, line in
                "   \(index == 0 ? mark : " ") \(line)"
            }
        }
        add("→", exchange.request.body)
        if case .answered(let response) = exchange.outcome { add("←", response.body) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func full(_ number: Int) -> String {
        let exchange = run.capture.exchanges[number - 1]
        var lines = head(number)
        lines += part("Request", exchange.request.headers, exchange.request.body)
        if case .answered(let response) = exchange.outcome { lines += part("Answer", response.headers, response.body) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func part(_ name: String, _ headers: HTTPHeaders, _ body: [UInt8]) -> [String] {
        var lines = ["", page.palette.paint(name, .heading)]
        lines += headers.fields.map {
            "  \(page.palette.paint(ScreenText.safe($0.name), .name)): \(ScreenText.safe($0.value))"
        }
        if !headers.fields.isEmpty, !body.isEmpty { lines.append("") }
        // JSON is laid out for the eye; anything else stands as it was sent.
        let text = (try? JSONValue(parsing: body))?.indentedText ?? Self.text(of: body[...])
        guard !body.isEmpty else { return lines + (headers.fields.isEmpty ? ["  (nothing)"] : []) }
        return lines
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \(ScreenText.safe(String($0)))" }
    }

    private static func text(of bytes: ArraySlice<UInt8>) -> String {
        // A body that is cut in the middle of a character is a text all the same.
        if let text = String(validating: bytes, as: UTF8.self) ?? String(validating: bytes.dropLast(3), as: UTF8.self) {
            return text
        }
        return bytes.prefix(64).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
            + (bytes.count > 64 ? " …" : "")
    }
}
