import Wire

/// The body of `POST /wishlist-to-group`, checked (seed 000, phase 1; design §6).
///
/// What stands twice in a list is taken once.
struct WishlistRequest: Equatable {
    struct Category: Hashable {
        let id: String
        let mallID: Int
    }

    struct SearchQuery: Hashable {
        let keyword: String
        let mallID: Int
    }

    struct Detail: Equatable {
        let detail: String
        let shortDetail: String
        let specific: [String]
    }

    struct Viewpoint: Equatable {
        let category: String
        let details: [Detail]
    }

    let name: String
    let groupID: Int?
    let products: [ProductKey]
    let categories: [Category]
    let searchQueries: [SearchQuery]
    let viewpoints: [Viewpoint]

    /// Reads and checks a body.
    ///
    /// - Throws: `APIError` with every field that is wrong.
    init(body: [UInt8]) throws(APIError) {
        guard let json = try? JSONValue(parsing: body), json.object != nil else {
            throw .invalid([FieldError(field: "body", message: "must be a JSON object")])
        }
        var reader = FieldReader()
        name = reader.text(json["name"], "name", limit: 255)
        groupID = reader.optionalID(json["group_id"], "group_id")
        products = Self.unique(
            reader.list(json["products"], "products") { item, field, reader in
                let type = reader.inputType(item["inputType"], "\(field).inputType")
                let mall = reader.mall(item["mall"], "\(field).mall", usual: type.usualMall)
                return ProductKey(input: reader.text(item["input"], "\(field).input"), type: type, mallID: mall)
            }
        )
        categories = Self.unique(
            reader.list(json["categories"], "categories") { item, field, reader in
                let mall = reader.mall(item["mall"], "\(field).mall", usual: 1)
                return Category(id: reader.text(item["categoryId"], "\(field).categoryId"), mallID: mall)
            }
        )
        searchQueries = Self.unique(
            reader.list(json["searchQueries"], "searchQueries") { item, field, reader in
                let mall = reader.mall(item["mall"], "\(field).mall", usual: 1)
                return SearchQuery(keyword: reader.text(item["keyword"], "\(field).keyword"), mallID: mall)
            }
        )
        viewpoints = reader.list(json["viewpoints"], "viewpoints", Self.viewpoint)
        if reader.errors.isEmpty, products.isEmpty, categories.isEmpty, searchQueries.isEmpty {
            reader.complain("products", "at least one product, category or search query is needed")
        }
        guard reader.errors.isEmpty else { throw .invalid(reader.errors) }
    }

    private static func viewpoint(_ item: JSONValue, _ field: String, _ reader: inout FieldReader) -> Viewpoint {
        let details = reader.list(item["details"], "\(field).details") { item, field, reader in
            let detail = reader.text(item["detail"], "\(field).detail")
            let short = item["shortDetail"].map { reader.text($0, "\(field).shortDetail") } ?? detail
            let specific = reader.list(item["specific"], "\(field).specific") { item, field, reader in
                reader.text(item, field)
            }
            return Detail(detail: detail, shortDetail: short, specific: specific)
        }
        return Viewpoint(category: reader.text(item["category"], "\(field).category"), details: details)
    }

    private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }
}
