internal import Harness
internal import Storage

/// What a commit, or several that belong together, changed, as the documents write it:
/// `ds_analyzer.datasets (status: 1→2 | Processing, progress: 0→25)`.
struct CommitNote {
    /// The most tables that a note names.
    private static let limit = 10

    private let capture: RunCapture
    private let changes: [Int]
    private let columns: StatusColumns

    init(_ changes: [Int], in capture: RunCapture, columns: StatusColumns) {
        self.changes = changes
        self.capture = capture
        self.columns = columns
    }

    /// The tables, each with what the documents' columns went through.
    var lines: [String] {
        var names: [String] = []
        var groups: [String: [Int]] = [:]
        for index in changes {
            let table = capture.changes[index].table
            if groups[table] == nil { names.append(table) }
            groups[table, default: []].append(index)
        }
        let lines = names.prefix(Self.limit).map { line($0, groups[$0] ?? []) }
        let left = names.count - lines.count
        return left > 0 ? lines + ["… and \(FigureText.counted(left, "more table"))"] : lines
    }

    /// A part of the work with what it changed: `K-means Clustering (progress: 25→50)`.
    func line(named label: String) -> String {
        let told = moves(changes).map { "\($0.column): \($0.path)" }
        return told.isEmpty ? label : "\(label) (\(told.joined(separator: ", ")))"
    }

    /// The statuses that changed, for a message: `crawl_status: 0→1 (InProgress)`.
    var summary: String? {
        let told = moves(changes).filter { $0.old != nil }
        guard let first = told.first else { return nil }
        let columns = told.filter { $0.column != first.column }.reduce(into: [first]) { columns, move in
            if !columns.contains(where: { $0.column == move.column }) { columns.append(move) }
        }
        return columns.map { move in
            "\(move.column): \(move.path)" + (move.word.map { " (\($0))" } ?? "")
        }.joined(separator: ", ")
    }

    /// The tone of the worst status that was reached.
    var tone: DrawingGuide.Tone? {
        let tones = moves(changes).compactMap(\.tone)
        return tones.contains(.bad) ? .bad : tones.last
    }

    private func line(_ table: String, _ indices: [Int]) -> String {
        let rows = Set(indices.map { capture.changes[$0].rowID }).count
        let count = rows > 1 ? ["\(FigureText.count(rows)) rows"] : []
        var told: [String] = []
        for move in moves(indices) {
            let text = "\(move.column): \(move.path)" + (move.word.map { " | \($0)" } ?? "")
            if !told.contains(text) { told.append(text) }
        }
        let removed = indices.allSatisfy { capture.changes[$0].new == nil } ? ["deleted"] : []
        let all = count + removed + told.prefix(6)
        return all.isEmpty ? table : "\(table) (\(all.joined(separator: ", ")))"
    }

    /// What a column of a row went through.
    private struct Move {
        let column: String
        let old: String?
        let new: String
        let word: String?
        let tone: DrawingGuide.Tone?
        var path: String { old.map { "\($0)→\(new)" } ?? new }
    }

    private struct RowKey: Hashable {
        let table: String
        let row: Int64
    }

    /// For each row and column of a status: from what it was before the first change to what it was after the last.
    private func moves(_ indices: [Int]) -> [Move] {
        var rows: [(first: Int, last: Int)] = []
        var places: [RowKey: Int] = [:]
        for index in indices {
            let key = RowKey(table: capture.changes[index].table, row: capture.changes[index].rowID)
            if let place = places[key] {
                rows[place].last = index
            } else {
                places[key] = rows.count
                rows.append((index, index))
            }
        }
        return rows.flatMap { first, last -> [Move] in
            let (old, new) = (capture.changes[first].old, capture.changes[last].new)
            guard let new else { return [] }
            return columns.of(capture.changes[last].table).compactMap { column in
                guard old?[column.index] != new[column.index], !new[column.index].isNull else { return nil }
                let word = new[column.index].int.flatMap { column.labels?.name(of: Int64($0)) }
                let before = old.map { $0[column.index].isNull ? "–" : $0[column.index].plainDescription }
                return Move(
                    column: column.name,
                    old: before,
                    new: new[column.index].plainDescription,
                    word: word,
                    tone: word.flatMap { columns.tones[$0] }
                )
            }
        }
    }
}
