internal import Harness
internal import Storage

/// Which columns of a system's tables tell how its rows stand: those of its story, elsewhere a status with words.
struct StatusColumns {
    /// A column: its place in the table, its name, its words.
    typealias Column = (index: Int, name: String, labels: ColumnLabels?)

    /// What the words mean.
    let tones: [String: DrawingGuide.Tone]
    private let byTable: [String: [Column]]

    init(_ type: any SimulatedSystem.Type, tables: [RunCapture.TableState]) {
        tones = type.drawing.tones
        let told = Dictionary(type.story.map { ($0.table, $0.columns) }) { $0 + $1 }
        let statuses = Dictionary(
            type.coverage.statuses.flatMap(\.columns).map { ($0.table, [$0.column]) },
            uniquingKeysWith: +
        )
        byTable = Dictionary(
            tables.map { state in
                let table = state.table
                let names = told[table.name] ?? statuses[table.name] ?? ["status"]
                let columns = names.compactMap { name -> Column? in
                    guard let index = table.columns.firstIndex(where: { $0.name == name }) else { return nil }
                    let labels = table.labels(for: name)
                    return labels == nil && told[table.name] == nil ? nil : (index, name, labels)
                }
                return (table.name, columns)
            }
        ) { first, _ in first }
    }

    /// The columns of a table, in the order of the story.
    func of(_ table: String) -> [Column] { byTable[table] ?? [] }
}
