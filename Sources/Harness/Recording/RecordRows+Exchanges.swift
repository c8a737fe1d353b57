import Simulation
import Storage
import Wire

extension RecordRows {
    /// The requests with what became of them; `events` is how many events the run had.
    func exchanges(events: Int) throws -> [HTTPExchange] {
        try rows("http", order: "id").map { row in
            let host = try row.text("host")
            return HTTPExchange(
                from: try row.text("sender"),
                fromID: try row.count("sender_id"),
                sequence: try row.count("event_sequence", below: events + 1),
                host: host,
                request: HTTPRequest(
                    try row.word("method", as: "a method") { HTTPMethod(rawValue: $0) },
                    try row.text("path"),
                    query: try Self.query(row),
                    headers: try Self.headers(row, "request_headers"),
                    body: try Self.body(row, "request_body")
                ),
                sent: try row.time("sent"),
                ended: row["ended"].isNull ? nil : try row.time("ended"),
                outcome: try Self.outcome(row, host: host),
                handled: try row.count("handled"),
                fault: try row.optionalText("fault")
            )
        }
    }

    private static func outcome(_ row: RecordFields, host: String) throws -> HTTPExchange.Outcome {
        switch try row.text("outcome") {
        case "pending": return .pending
        case "answered":
            let response = HTTPResponse(
                try row.int("status"),
                headers: try headers(row, "response_headers"),
                body: try body(row, "response_body")
            )
            return .answered(response)
        case "failed":
            switch try row.text("error_kind") {
            case "refused": return .failed(.refused(host: host))
            case "reset": return .failed(.reset(host: host))
            case "timeout":
                return .failed(.timeout(host: host, after: .nanoseconds(try row.int("waited_nanoseconds"))))
            default: throw row.damage("error_kind", "refused, reset or timeout")
            }
        default: throw row.damage("outcome", "answered, failed or pending")
        }
    }

    private static func query(_ row: RecordFields) throws -> [HTTPParameter] {
        try (try row.json("query").array ?? []).map { pair in
            guard let name = pair[0]?.string, let value = pair[1]?.string else {
                throw row.damage("query", "a list of names with values")
            }
            return HTTPParameter(name, value)
        }
    }

    private static func headers(_ row: RecordFields, _ column: String) throws -> HTTPHeaders {
        var headers = HTTPHeaders()
        for member in try row.json(column).object?.members ?? [] {
            guard let value = member.value.string else { throw row.damage(column, "headers") }
            headers[member.key] = value
        }
        return headers
    }

    private static func body(_ row: RecordFields, _ column: String) throws -> [UInt8] {
        switch row[column] {
        case .text(let text): return Array(text.utf8)
        case .blob(let bytes): return bytes
        default: throw row.damage(column, "a text or bytes")
        }
    }
}
