import Storage
import Wire

/// The parameters of a request for histories, checked (seed 001, case 2).
struct HistoryQuery: Equatable {
    /// The columns that a page can be sorted by; a dash before the name turns the order round.
    static let sortable = ["id", "dataset_id", "status", "spvp_status", "created_at", "updated_at"]

    let page: Int
    let perPage: Int
    let status: DatasetStatus?
    let sort: String
    let isDescending: Bool

    /// What is wrong with the parameters, and of which kind it is.
    enum Problem: Error, Equatable {
        case page(String)
        case filter(String)

        var message: String {
            switch self {
            case .page(let message), .filter(let message): message
            }
        }
    }

    /// Reads and checks the parameters.
    init(_ request: HTTPRequest) throws(Problem) {
        page = try Self.number(request, "page", usual: 1, limit: 1_000_000)
        perPage = try Self.number(request, "per_page", usual: 15, limit: 100)
        if let text = request.parameter("status") {
            guard let status = Int(text).flatMap(DatasetStatus.init(rawValue:)) ?? DatasetStatus(word: text) else {
                throw .filter("'status' must be one of 1, 2, 3, 9")
            }
            self.status = status
        } else {
            status = nil
        }
        let sort = request.parameter("sort") ?? "-created_at"
        isDescending = sort.hasPrefix("-")
        self.sort = String(sort.drop { $0 == "-" })
        guard Self.sortable.contains(self.sort) else {
            throw .filter("'sort' must be one of \(Self.sortable.joined(separator: ", ")), with or without '-'")
        }
    }

    private static func number(
        _ request: HTTPRequest,
        _ name: String,
        usual: Int,
        limit: Int
    ) throws(Problem) -> Int {
        guard let text = request.parameter(name) else { return usual }
        guard let number = Int(text), (1...limit).contains(number) else {
            throw .page("'\(name)' must be a whole number from 1 to \(limit)")
        }
        return number
    }

    /// The rows of the page, and how many rows there are in all.
    ///
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func rows(wishlistID: Int, in session: Session) throws -> (rows: [Row], total: Int) {
        let filter = status == nil ? "" : " AND status = ?"
        let arguments = [SQLValue(wishlistID)] + (status.map { [SQLValue($0.rawValue)] } ?? [])
        let from = "FROM gb_console.wishlist_dataset_histories WHERE wishlist_to_group_id = ?\(filter)"
        let total = try session.query("SELECT COUNT(*) AS n \(from)", arguments).first?.int("n") ?? 0
        let direction = isDescending ? "DESC" : "ASC"
        let rows = try session.query(
            "SELECT * \(from) ORDER BY \(sort) \(direction), id \(direction) LIMIT ? OFFSET ?",
            arguments + [SQLValue(perPage), SQLValue((page - 1) * perPage)]
        )
        return (rows, total)
    }
}
