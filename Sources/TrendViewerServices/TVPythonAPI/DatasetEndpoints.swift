internal import Simulation
internal import Storage
internal import Wire

/// What the TV Python API does with ds_analyzer.datasets, the only table that it touches.
struct DatasetEndpoints: Sendable {
    let context: ServiceContext

    private static let access = Access(writes: ["ds_analyzer.datasets"], reads: [])

    /// `POST /dataset/create`: stores a dataset, Pending at progress 0, with the request as its settings.
    func create(_ call: Router.Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let name = try body.text("name")
        let slug = try body.text("wishlist_slug")
        let products = try body.objects("products")
        for product in products {
            _ = try product.text("input")
            _ = try product.inputType("input_type")
        }
        guard !products.isEmpty else { throw RequestRefusal.invalid("'products' must not be empty") }
        let process = call.process
        let session = context.database.session(for: process, access: Self.access)
        try await process.step("insert")
        let id = try await session.execute(
            """
            INSERT INTO ds_analyzer.datasets (name, settings, status, progress, created_at, updated_at)
            VALUES (?, ?, 1, 0, ?, ?)
            """,
            [SQLValue(name), SQLValue(body.json.text), SQLValue(process.sqlNow), SQLValue(process.sqlNow)]
        ).lastInsertID
        process.take(.datasetRow)
        process.log(.info, to: "tv-python-api", "dataset \(id) created for \(slug), \(products.count) products")
        return HTTPResponse(
            200,
            json: ["dataset_id": JSONValue(id), "status": JSONValue(DSAnalyzerSchema.DatasetStatus.pending.rawValue)]
        )
    }

    /// `GET /datasets/{id}`: status, progress and error of one dataset.
    func detail(_ call: Router.Call) async throws -> HTTPResponse {
        let text = call.segment("id")
        guard let id = Int(text) else { throw RequestRefusal.invalid("'\(text)' is no dataset id") }
        let session = context.database.session(for: call.process, access: Self.access)
        try await call.process.step("read")
        let found = try session.query(
            "SELECT id, status, progress, error_code, error_message FROM ds_analyzer.datasets WHERE id = ?",
            [SQLValue(id)]
        )
        guard let row = found.first else {
            throw RequestRefusal(status: 404, code: "DATASET_NOT_FOUND", message: "there is no dataset \(id)")
        }
        return HTTPResponse(
            200,
            json: [
                "id": JSONValue(row.int("id")), "status": JSONValue(row.int("status")),
                "progress": JSONValue(row.int("progress")), "error_code": JSONValue(row.textOrNil("error_code")),
                "error_message": JSONValue(row.textOrNil("error_message")),
            ]
        )
    }

    /// `GET /datasets`: the ids and states of all datasets; operators ask it for its rate-limit headers.
    func list(_ call: Router.Call) async throws -> HTTPResponse {
        let session = context.database.session(for: call.process, access: Self.access)
        try await call.process.step("read")
        let rows = try session.query("SELECT id, name, status, progress FROM ds_analyzer.datasets ORDER BY id")
        let items = rows.map { row -> JSONValue in
            [
                "id": JSONValue(row.int("id")), "name": .string(row.text("name")),
                "status": JSONValue(row.int("status")), "progress": JSONValue(row.int("progress")),
            ]
        }
        return HTTPResponse(200, json: ["data": .array(items)])
    }
}
