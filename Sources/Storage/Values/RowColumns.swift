/// The column names of a statement's result, shared by all of its rows.
package final class RowColumns: Sendable {
    /// The names in the order of the result.
    let names: [String]

    /// Where each name stands; of two columns with one name the later one, as PDO's associative rows have it.
    private let positions: [String: Int]

    init(names: [String]) {
        self.names = names
        positions = Dictionary(names.enumerated().map { ($1, $0) }) { $1 }
    }

    func position(of name: String) -> Int? {
        positions[name]
    }
}
