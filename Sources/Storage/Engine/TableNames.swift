/// Finds the catalog's number of the table that the preupdate hook names.
struct TableNames {
    private let positions: [String: Int]
    private let names: [(schema: [CChar], table: [CChar])]
    // Rows come in runs of one table, so the last answer is tried first and saves building a text.
    private var last = 0

    init(catalog: Catalog) {
        positions = Dictionary(uniqueKeysWithValues: catalog.tables.map { ($0.name, $0.index) })
        names = catalog.tables.map { (Array($0.schema.utf8CString), Array($0.localName.utf8CString)) }
    }

    mutating func index(of row: PreupdateRow) -> Int? {
        if last < names.count, row.isOf(schema: names[last].schema, table: names[last].table) { return last }
        guard let found = positions[row.tableName] else { return nil }
        last = found
        return found
    }
}
