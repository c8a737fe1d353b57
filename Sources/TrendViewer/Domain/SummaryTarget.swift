import Wire

/// What names a product: the input, what kind of input it is, and the mall.
struct ProductKey: Hashable {
    var input: String
    var type: InputType
    var mallID: Int

    /// The product as requests to PLG and the TV Python API carry it.
    var json: JSONValue { ["input": .string(input), "input_type": .string(type.wireName)] }
}

/// One crawl target, as the `summary_wishlist_*` tables keep it (reference trend-viewer §3.1, T-05…T-08).
struct SummaryTarget: Equatable {
    /// What the target is, by data type.
    enum Key: Equatable {
        case product(ProductKey, schedule: String, priority: Int)
        /// The reviews of a product.
        case productReview(ProductKey)
        case category(id: String, mallID: Int)
        case searchQuery(keyword: String, mallID: Int)
    }

    var id: Int
    var key: Key
    var crawlStatus: CrawlStatus
    var sendingStatus: SendingStatus
    var configID: Int?
    var sentAt: String?

    /// The product behind a product or its reviews.
    var product: ProductKey? {
        switch key {
        case .product(let product, _, _), .productReview(let product): product
        case .category, .searchQuery: nil
        }
    }

    /// The configuration that PLG gets: the documents' `mapRecordsToData` (reference trend-viewer §2.2).
    func config(includingConfigID: Bool) -> JSONValue {
        var config = JSONObject([("summary_id", JSONValue(id))])
        if includingConfigID { config["config_id"] = JSONValue(configID) }
        switch key {
        case .product(let product, let schedule, let priority):
            config["input"] = .string(product.input)
            config["input_type"] = .string(product.type.wireName)
            config["mall_id"] = JSONValue(product.mallID)
            config["schedule"] = .string(schedule)
            config["priority"] = JSONValue(priority)
        case .productReview(let product):
            config["product_ref"] = .string(product.input)
            config["input_type"] = .string(product.type.wireName)
            config["mall_id"] = JSONValue(product.mallID)
        case .category(let id, let mallID):
            config["category_id"] = .string(id)
            config["mall_id"] = JSONValue(mallID)
        case .searchQuery(let keyword, let mallID):
            config["keyword"] = .string(keyword)
            config["mall_id"] = JSONValue(mallID)
        }
        return .object(config)
    }
}
