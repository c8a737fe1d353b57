import Wire

/// The requests that the workflow sends to the services.
extension HTTPRequest {
    static func bulkCreate(_ type: String, _ configs: [JSONValue]) -> HTTPRequest {
        HTTPRequest(.post, "/bulk-create", json: ["data_type": .string(type), "configs": .array(configs)])
    }

    static func bulkUpdate(_ type: String, _ configs: [JSONValue]) -> HTTPRequest {
        HTTPRequest(.put, "/bulk-update", json: ["data_type": .string(type), "configs": .array(configs)])
    }

    static func failedList(_ parameters: [(String, String)]) -> HTTPRequest {
        HTTPRequest(.get, "/failed-list", query: parameters.map { HTTPParameter($0.0, $0.1) })
    }

    static func validate(_ inputs: [String]) -> HTTPRequest {
        HTTPRequest(.post, "/validate-data", json: ["products": .array(inputs.map(JSONValue.product))])
    }

    static func createDataset(_ inputs: [String], token: String = "tv-token") -> HTTPRequest {
        HTTPRequest(
            .post,
            "/dataset/create",
            headers: ["Authorization": "Bearer \(token)"],
            json: [
                "name": "Speakers", "wishlist_slug": "speakers", "products": .array(inputs.map(JSONValue.product)),
                "categories": [], "search_queries": [], "viewpoints": [],
            ]
        )
    }

    static func dataset(_ id: String, token: String = "tv-token") -> HTTPRequest {
        HTTPRequest(.get, "/datasets/\(id)", headers: ["Authorization": "Bearer \(token)"])
    }

    static func runJob(_ job: String, _ environment: [(String, String)]) -> HTTPRequest {
        let variables = environment.map { name, value -> JSONValue in
            ["name": .string(name), "value": .string(value)]
        }
        return HTTPRequest(
            .post,
            "/v2/projects/trend-viewer/locations/asia-northeast1/jobs/\(job):run",
            json: ["overrides": ["containerOverrides": [["env": .array(variables)]]]]
        )
    }
}

extension JSONValue {
    static func product(_ input: String) -> JSONValue { ["input": .string(input), "input_type": "asin"] }

    static func productConfig(_ summaryID: Int, _ input: String) -> JSONValue {
        [
            "summary_id": JSONValue(summaryID), "input": .string(input), "input_type": 2, "mall_id": 1,
            "schedule": "daily", "priority": 0,
        ]
    }

    static func reviewConfig(_ summaryID: Int, _ input: String) -> JSONValue {
        ["summary_id": JSONValue(summaryID), "product_ref": .string(input), "input_type": 2, "mall_id": 1]
    }
}

extension HTTPResponse {
    /// The body as JSON, or null.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}
