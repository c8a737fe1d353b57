import Messaging
import Scenarios
import Simulation
import Storage
import Wire

/// Finds everything that a recorded run tells of one row.
package struct RowLifeReader {
    private let run: RecordedRun
    private var report: RunReport { run.report }
    private var capture: RunCapture { run.capture }

    /// Makes a reader of a run.
    package init(_ run: RecordedRun) {
        self.run = run
    }

    /// Reads the life of a row.
    ///
    /// - Parameter name: the table, with its schema or without, and the id: `datasets#1`.
    /// - Returns: the life.
    /// - Throws: `RunRecordProblem` when there is no such table or row, with the nearest one.
    package func life(of name: String) throws(RunRecordProblem) -> RowLife {
        let (state, id) = try find(name)
        let changes = capture.changes.filter { $0.table == state.table.name && $0.rowID == id }
        let final = state.row(id)
        guard final != nil || !changes.isEmpty else { throw missing(id, in: state) }
        let changePlaces = run.changePlaces
        let mention = RowMention(state.table, id: id, changes: changes, final: final)
        var happenings: [(place: Int, happening: RowLife.Happening)] = changes.map { change in
            (changePlaces[change.sequence], .change(change, cells(of: change, in: state.table, before: changes)))
        }
        do throws(SQLMistake) {
            let looks = try SelectionReplay(capture).looks(at: state.table.name, id)
            happenings += looks.map { ($0.look.sequence, .look($0)) }
        } catch {
            throw RunRecordProblem(damage: error)
        }
        happenings += messages(mention)
        happenings += capture.exchanges.enumerated().filter { mention.isIn($1) }
            .map { ($1.sequence, .exchange($1, number: $0 + 1)) }
        let unique = state.table.uniqueKeys.first { $0.count == 1 }?.first
        return RowLife(
            table: state.table.name,
            id: id,
            title: unique.flatMap { name in
                let place = state.table.columns.firstIndex { $0.name == name }
                return place.flatMap { (final ?? changes.last?.old)?[$0].text }
            },
            happenings: happenings.enumerated().sorted { ($0.1.place, $0.0) < ($1.1.place, $1.0) }
                .map(\.element.happening),
            standings: standings(in: state.table, changes, final),
            final: final.map { row in
                zip(state.table.columns, row).map { ($0.name, state.table.word(for: $1, column: $0.name)) }
            },
            stuck: report.stuck.first { $0.table == state.table.name && $0.id == id }
        )
    }

    // MARK: Finding

    private func find(_ name: String) throws(RunRecordProblem) -> (RunCapture.TableState, Int64) {
        let parts = name.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let id = Int64(parts[1]) else {
            let example = run.datasetTables.first ?? capture.tables.first?.table.name ?? "table"
            throw RunRecordProblem("'\(name)' is no row; write a table and an id, as in \(SQLName.local(example))#1")
        }
        let wanted = parts[0].lowercased()
        if let state = capture.tables.first(where: { $0.table.name.lowercased() == wanted }) { return (state, id) }
        if let state = capture.tables.first(where: { $0.table.localName.lowercased() == wanted }) { return (state, id) }
        let names = capture.tables.flatMap { [$0.table.localName, $0.table.name] }
        let hint = NearestName.hint(for: parts[0], among: names).map { "; \($0)" } ?? ""
        throw RunRecordProblem("there is no table '\(parts[0])'\(hint)")
    }

    private func missing(_ id: Int64, in state: RunCapture.TableState) -> RunRecordProblem {
        let ids = Set(
            state.rows.compactMap { row in state.table.idColumn.flatMap { row[$0].int.map(Int64.init) } }
                + capture.changes.filter { $0.table == state.table.name }.map(\.rowID)
        ).sorted()
        guard let nearest = ids.min(by: { $0.distance(to: id).magnitude < $1.distance(to: id).magnitude }) else {
            return RunRecordProblem("\(state.table.name) never had a row")
        }
        let more = ids.count > 1 ? "; it had \(ids.count), from \(ids[0]) to \(ids[ids.count - 1])" : ""
        return RunRecordProblem("\(state.table.name) never had a row \(id)\(more); the nearest is \(nearest)")
    }

    // MARK: Changes

    private func cells(of change: RowChange, in table: Table, before changes: [RowChange]) -> [RowLife.Cell] {
        table.columns.indices.compactMap { column in
            let (old, new) = (change.old?[column], change.new?[column])
            guard old != new, !((old ?? .null).isNull && (new ?? .null).isNull) else { return nil }
            let name = table.columns[column].name
            let since = changes.last { other in
                other.sequence < change.sequence && other.old?[column] != other.new?[column]
            }
            return RowLife.Cell(
                column: name,
                old: old.map { table.word(for: $0, column: name) },
                new: new.map { table.word(for: $0, column: name) },
                stood: old == nil ? nil : (since?.time ?? report.start).duration(to: change.time)
            )
        }
    }

    private func standings(in table: Table, _ changes: [RowChange], _ final: [SQLValue]?) -> [RowLife.Standing] {
        table.columns.indices.filter { table.labels(for: table.columns[$0].name) != nil }.flatMap { column in
            let name = table.columns[column].name
            var standings: [RowLife.Standing] = []
            var current: (value: SQLValue, from: SimulationInstant, writer: String?)?
            current = (changes.first?.old ?? (changes.isEmpty ? final : nil)).map { ($0[column], report.start, nil) }
            func close(_ time: SimulationInstant?) {
                guard let last = current, !last.value.isNull else { return }
                standings.append(
                    RowLife.Standing(
                        column: name,
                        word: table.word(for: last.value, column: name),
                        from: last.from,
                        to: time,
                        writer: last.writer
                    )
                )
            }
            for change in changes where change.old?[column] != change.new?[column] {
                close(change.time)
                current = change.new.map { ($0[column], change.time, change.process) }
            }
            close(nil)
            return standings
        }
    }

    // MARK: Messages

    /// The messages that speak of the row, each at the place of its event.
    private func messages(_ mention: RowMention) -> [(place: Int, happening: RowLife.Happening)] {
        var (slack, pusher, mail) = (
            capture.slack.makeIterator(), capture.pusher.makeIterator(), capture.mail.makeIterator()
        )
        return capture.events.indices.compactMap { index in
            switch capture.events[index].kind {
            case .slack: slack.next().flatMap { mention.isIn($0) ? (index, .slack($0)) : nil }
            case .pusher: pusher.next().flatMap { mention.isIn($0) ? (index, .pusher($0)) : nil }
            case .mail: mail.next().flatMap { mention.isIn($0) ? (index, .mail($0)) : nil }
            default: nil
            }
        }
    }
}
