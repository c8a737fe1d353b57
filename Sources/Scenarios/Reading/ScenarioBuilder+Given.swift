import Simulation
import Wire

extension ScenarioBuilder {
    /// Reads the state of the world before the first step.
    mutating func given() -> Given {
        let node = root["given"]
        var ids: Set<Int64> = []
        let groups = (node?["groups"]?.elements ?? []).compactMap { group($0, &ids) }
        var tables: [Given.TableRows] = []
        for member in node?["rows"]?.members ?? [] {
            guard let table = vocabulary.table(member.key) else {
                unknown("table", member, among: vocabulary.tables.map(\.name))
                continue
            }
            let rows = member.node.elements.map { row($0, of: table) }
            tables.append(Given.TableRows(table: table.name, rows: rows))
        }
        return Given(groups: groups, tables: tables)
    }

    private mutating func group(_ node: JSONNode, _ ids: inout Set<Int64>) -> Given.Group? {
        guard let id = node["id"]?.integer, let idNode = node["id"] else { return nil }
        if !ids.insert(id).inserted {
            collector.report(idNode, "the group \(id) a second time", expected: "each group once")
        }
        return Given.Group(
            id: id,
            name: node["name"]?.text,
            subscription: node["subscription"]?.text.flatMap(Given.Subscription.init(rawValue:)) ?? .active,
            members: node["members"]?.elements.compactMap(\.text) ?? [],
            deadline: moment(node["deadline"], isLimited: false),
            position: node.position
        )
    }

    private mutating func row(_ node: JSONNode, of table: TableVocabulary) -> Given.Row {
        let cells = cells(node, of: table, allowsPlaceholders: false)
        for column in table.columns where column.isRequired && node[column.name] == nil {
            collector.report(
                node,
                "a row of \(table.name) without \"\(column.name)\"",
                expected: "\"\(column.name)\", \(column.expectation)"
            )
        }
        return Given.Row(cells: cells, position: node.position)
    }

    /// Reads columns with their values.
    mutating func cells(_ node: JSONNode?, of table: TableVocabulary, allowsPlaceholders: Bool = true) -> [Cell] {
        var cells: [Cell] = []
        for member in node?.members ?? [] {
            guard let column = table.column(member.key) else {
                unknown("column", member, among: table.columns.map(\.name), of: " of \(table.name)")
                continue
            }
            if let cell = cell(member, column, of: table, allowsPlaceholders: allowsPlaceholders) { cells.append(cell) }
        }
        return cells
    }

    private mutating func cell(
        _ member: JSONNode.Member,
        _ column: ColumnVocabulary,
        of table: TableVocabulary,
        allowsPlaceholders: Bool
    ) -> Cell? {
        guard Shape.scalar.accepts(member.node) else { return nil }
        var written = member.node.value.text
        let value: ScalarValue
        if allowsPlaceholders, let text = member.node.text, !Template(text).names.isEmpty {
            placeholders(in: text, at: member.node)
            value = .text(text)
        } else if let read = ColumnReader(column: column, start: start).value(of: member.node.kind) {
            value = read
            // A label reads better without quotes, and as the documents have it: crawl_status is Error.
            if case .integer(let number) = read, member.node.text != nil {
                written =
                    column.labels.first { $0.word == member.node.text }?.word ?? column.word(of: number) ?? written
            }
        } else {
            let labels = column.labels.map(\.word)
            collector.report(
                member.node,
                "\"\(column.name)\" of \(table.name) is \(member.node.summary)",
                expected: column.expectation,
                hint: member.node.text.flatMap { text in
                    column.type == .instant ? TimeHint.forInstant(text) : NearestName.hint(for: text, among: labels)
                }
            )
            return nil
        }
        return Cell(column: column.name, value: value, written: written, position: member.position)
    }
}
