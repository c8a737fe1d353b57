internal import Storage
internal import Wire

/// One element of `configs` in a bulk request, before it has an id.
struct ConfigRequest {
    let summaryID: Int
    /// The id from an earlier bulk-create; only a bulk-update gives it.
    let configID: Int?
    let subject: CrawlConfig.Subject
    let mallID: Int
    let schedule: String?
    let priority: Int?

    /// Reads the format of the data type: each has its own (reference trend-viewer §1.5).
    init(_ body: RequestBody, type: CrawlDataType) throws(RequestRefusal) {
        summaryID = try body.integer("summary_id")
        configID = body.optionalInteger("config_id")
        mallID = body.optionalInteger("mall_id") ?? 1
        schedule = body.optionalText("schedule")
        priority = body.optionalInteger("priority")
        switch type {
        case .product:
            subject = .product(input: try body.text("input"), type: try body.inputType("input_type"))
        case .productReview:
            subject = .productReviews(input: try body.text("product_ref"), type: try body.inputType("input_type"))
        case .category: subject = .category(try body.reference("category_id"))
        case .searchQuery: subject = .searchQuery(try body.text("keyword"))
        }
    }

    /// The columns of the subject: input, input_type, category_id, keyword.
    var subjectColumns: [SQLValue] {
        switch subject {
        case .product(let input, let type), .productReviews(let input, let type):
            [SQLValue(input), SQLValue(type.rawValue), nil, nil]
        case .category(let id): [nil, nil, SQLValue(id), nil]
        case .searchQuery(let keyword): [nil, nil, nil, SQLValue(keyword)]
        }
    }

    func config(id: Int, attempt: Int) -> CrawlConfig {
        CrawlConfig(id: id, summaryID: summaryID, subject: subject, mallID: mallID, attempt: attempt)
    }
}

/// A bulk request: one data type and its configs.
struct BulkRequest {
    let type: CrawlDataType
    let configs: [ConfigRequest]

    init(_ request: HTTPRequest) throws(RequestRefusal) {
        let body = try RequestBody(request)
        type = try Self.dataType(try body.text("data_type"))
        var configs: [ConfigRequest] = []
        for element in try body.objects("configs") {
            configs.append(try ConfigRequest(element, type: type))
        }
        self.configs = configs
    }

    static func dataType(_ word: String) throws(RequestRefusal) -> CrawlDataType {
        guard let type = CrawlDataType(rawValue: word) else {
            let known = CrawlDataType.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid("'data_type' must be one of \(known)")
        }
        return type
    }
}
