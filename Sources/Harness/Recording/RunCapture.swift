package import Messaging
package import Simulation
package import Storage
package import Wire

/// What a run leaves behind besides its report, taken at its end, before the world goes on to see what would still move.
package struct RunCapture: Sendable {
    /// One table with the rows that it held at the end.
    package struct TableState: Sendable {
        package let table: Table
        package let rows: [[SQLValue]]

        /// The row of an id, if it is there.
        package func row(_ id: Int64) -> [SQLValue]? {
            guard let column = table.idColumn else { return nil }
            return rows.first { $0[column] == .integer(id) }
        }
    }

    package var events: [Event]
    package var exchanges: [HTTPExchange]
    /// Every committed row change.
    package var changes: [RowChange]
    /// Every time that a process asked which rows it should take.
    package var looks: [SelectionLook]
    package var slack: [SlackMessage]
    package var pusher: [PusherMessage]
    package var mail: [MailMessage]
    /// The tables of every schema.
    package var tables: [TableState]
    /// The settings that held, with their values as a scenario writes them.
    package var settings: [(name: String, value: String)]
}

extension ScenarioRun {
    /// Takes down what the run has left so far.
    ///
    /// - Throws: `DatabaseError` when a table cannot be read.
    func capture(_ ending: RunEnding, type: any SimulatedSystem.Type, session: Session) throws -> RunCapture {
        let tables = try parts.database.catalog.tables.map { table in
            RunCapture.TableState(
                table: table,
                rows: try session.query("SELECT * FROM \(table.name) ORDER BY rowid").map(\.values)
            )
        }
        let settings = type.settings.map { setting in
            (name: setting.name, value: parts.settings.given(setting.name)?.text ?? setting.defaultText ?? "")
        }
        return RunCapture(
            events: parts.world.events.events,
            exchanges: ending.exchanges,
            changes: Array(parts.database.changes[..<ending.changes]),
            looks: parts.database.selectionLog?.looks ?? [],
            slack: ending.slack,
            pusher: ending.pusher,
            mail: ending.mail,
            tables: tables,
            settings: settings
        )
    }
}

extension SettingValue {
    /// The value as a scenario writes it.
    fileprivate var text: String {
        switch self {
        case .integer(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .text(let text): JSONValue.string(text).text
        }
    }
}
