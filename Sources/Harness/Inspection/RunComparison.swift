import Simulation
import Storage
import Wire

/// Compares two recorded runs.
package struct RunComparison {
    private let one: RecordedRun
    private let other: RecordedRun

    /// How many events are shown before and after the first difference.
    private static let context = 4

    /// Makes the comparison of two runs.
    package init(_ one: RecordedRun, _ other: RecordedRun) {
        self.one = one
        self.other = other
    }

    /// In what they differ.
    package func difference() -> RunDifference {
        RunDifference(
            origins: origins(),
            divergence: divergence(),
            tables: tables(),
            verdicts: verdicts(),
            exchanges: exchanges()
        )
    }

    /// What differs of two lists of named things; a name that stands twice is told apart by its number.
    private func items(_ list: (RecordedRun) -> [(String, String)]) -> [RunDifference.Item] {
        let (first, second) = (Self.numbered(list(one)), Self.numbered(list(other)))
        let (byName, otherByName) = (Dictionary(first) { $1 }, Dictionary(second) { $1 })
        let names = first.map(\.0) + second.map(\.0).filter { byName[$0] == nil }
        return names.filter { byName[$0] != otherByName[$0] }.map { name in
            RunDifference.Item(name: name, one: byName[name], other: otherByName[name])
        }
    }

    private static func numbered(_ list: [(String, String)]) -> [(String, String)] {
        var counts: [String: Int] = [:]
        return list.map { name, value in
            counts[name, default: 0] += 1
            let count = counts[name] ?? 1
            return (count == 1 ? name : "\(name) (\(count))", value)
        }
    }

    // MARK: What was run

    private func origins() -> [RunDifference.Item] {
        items { run in
            let report = run.report
            return [
                ("scenario", report.scenario), ("system", report.system), ("version of tvsim", run.version),
                ("seed", "\(report.seed)"), ("start", report.start.isoText), ("end", report.end.isoText),
            ] + run.capture.settings.map { ("setting \($0.name)", $0.value) }
        } + [sourceItem()].compactMap(\.self)
    }

    /// The first line in which the files of the two scenarios differ.
    private func sourceItem() -> RunDifference.Item? {
        let lines = [one, other].map { $0.scenarioText.split(separator: "\n", omittingEmptySubsequences: false) }
        let (first, second) = (lines[0], lines[1])
        let same = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, second.count)
        guard same < max(first.count, second.count) else { return nil }
        func text(_ lines: [Substring]) -> String? {
            guard lines.indices.contains(same) else { return nil }
            let line = lines[same].drop { $0 == " " }
            return line.count > 200 ? line.prefix(199) + "…" : String(line)
        }
        return RunDifference.Item(name: "line \(same + 1) of the file", one: text(first), other: text(second))
    }

    // MARK: The first difference

    private func divergence() -> RunDifference.Divergence? {
        let (first, second) = (one.capture.events, other.capture.events)
        let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, second.count)
        guard place < max(first.count, second.count) else { return nil }
        func next(_ event: Event?, in events: [Event]) -> Event? {
            guard let event else { return nil }
            return events.dropFirst(place).first { $0.process == event.process && $0.processID == event.processID }
        }
        return RunDifference.Divergence(
            place: place,
            before: Array(first[max(0, place - Self.context)..<place]),
            one: Array(first.dropFirst(place).prefix(Self.context)),
            other: Array(second.dropFirst(place).prefix(Self.context)),
            oneInOther: next(first.dropFirst(place).first, in: second),
            otherInOne: next(second.dropFirst(place).first, in: first)
        )
    }

    // MARK: What they came to

    private func verdicts() -> [RunDifference.Item] {
        items { run in
            let report = run.report
            return [("verdict", report.verdict.rawValue)]
                + report.expectations.map { ("expectation: \($0.text)", Self.word($0.held, $0.why)) }
                + report.invariants.map { ("invariant \($0.id)", Self.word($0.held, $0.why)) }
                + report.faults.map { ("fault \($0.id)", "fired \($0.fired) times; \($0.effect)") }
                + report.stuck.map { row in
                    (
                        "unfinished \(row.table) #\(row.id)",
                        "\(row.state), \(row.isStuck ? "stuck" : "still moving"): \(row.why)"
                    )
                }
        }
    }

    private static func word(_ held: Bool, _ why: String?) -> String {
        (held ? "held" : "did not hold") + (held ? "" : why.map { ": \($0)" } ?? "")
    }

    /// The outcomes of each sender's requests to each route, as runs of equal ones: `200 ×7, timeout`.
    private func exchanges() -> [RunDifference.Item] {
        items { run in
            var outcomes: [String: [String]] = [:]
            var names: [String] = []
            for exchange in run.capture.exchanges {
                let name = "\(exchange.from) → \(exchange.route)"
                if outcomes[name] == nil { names.append(name) }
                outcomes[name, default: []].append(Self.outcome(exchange))
            }
            return names.map { ($0, Self.counted(outcomes[$0] ?? [])) }
        }
    }

    private static func outcome(_ exchange: HTTPExchange) -> String {
        switch exchange.outcome {
        case .pending: "still waits"
        case .answered(let response): "\(response.status)"
        case .failed(.refused): "refused"
        case .failed(.timeout): "timeout"
        case .failed(.reset): "reset"
        }
    }

    private static func counted(_ outcomes: [String]) -> String {
        var parts: [(text: String, count: Int)] = []
        for outcome in outcomes {
            if let last = parts.last, last.text == outcome {
                parts[parts.count - 1].count += 1
            } else {
                parts.append((outcome, 1))
            }
        }
        return parts.map { $0.count == 1 ? $0.text : "\($0.text) ×\($0.count)" }.joined(separator: ", ")
    }

    // MARK: The final tables

    private func tables() -> [RunDifference.TableItem] {
        let others = Dictionary(other.capture.tables.map { ($0.table.name, $0) }) { first, _ in first }
        let mine = Set(one.capture.tables.map(\.table.name))
        let pairs = one.capture.tables.map { ($0, others[$0.table.name]) }
        let added = other.capture.tables.filter { !mine.contains($0.table.name) }
        return pairs.compactMap { table($0, $1) } + added.compactMap { table(nil, $0) }
    }

    private func table(_ one: RunCapture.TableState?, _ other: RunCapture.TableState?) -> RunDifference.TableItem? {
        guard let name = (one ?? other)?.table.name else { return nil }
        if let one, let other, one.rows == other.rows, Self.columns(one) == Self.columns(other) { return nil }
        let (first, second) = (Self.rows(one), Self.rows(other))
        let rows = Set(first.keys).union(second.keys).sorted().compactMap { id -> RunDifference.RowItem? in
            let (mine, theirs) = (first[id], second[id])
            func value(_ name: String, in row: [(String, String)]?) -> String? { row?.first { $0.0 == name }?.1 }
            let shared = mine?.map(\.0) ?? []
            let names = shared + (theirs ?? []).map(\.0).filter { !shared.contains($0) }
            let columns = names.map { name in
                RunDifference.Item(name: name, one: value(name, in: mine), other: value(name, in: theirs))
            }.filter { $0.one != $0.other }
            guard !columns.isEmpty else { return nil }
            return RunDifference.RowItem(id: id, columns: columns, isInOne: mine != nil, isInOther: theirs != nil)
        }
        return rows.isEmpty ? nil : RunDifference.TableItem(table: name, rows: rows)
    }

    private static func columns(_ state: RunCapture.TableState) -> [String] { state.table.columns.map(\.name) }

    /// The rows by id, each value with its column and its word; of a table without ids, by their place.
    private static func rows(_ state: RunCapture.TableState?) -> [Int64: [(String, String)]] {
        guard let state else { return [:] }
        let id = state.table.idColumn
        let rows = state.rows.enumerated().map { place, row in
            let key = id.flatMap { row[$0].int } ?? place
            return (
                Int64(key), zip(state.table.columns, row).map { ($0.name, state.table.word(for: $1, column: $0.name)) }
            )
        }
        return Dictionary(rows) { first, _ in first }
    }
}
