import Simulation
import Storage
import Wire

extension RunRecordWriter {
    /// The row of a request, with what became of it.
    static func row(_ exchange: HTTPExchange, number: Int) -> [SQLValue] {
        let answer: [SQLValue] =
            switch exchange.outcome {
            case .pending: ["pending", nil, nil, nil, nil]
            case .answered(let response):
                [
                    "answered", SQLValue(response.status), .text(RecordText.headers(response.headers)),
                    RecordText.body(response.body), nil,
                ]
            case .failed(let error): ["failed", nil, nil, nil, .text("\(error)")]
            }
        return [
            SQLValue(number), RecordText.time(exchange.sent), exchange.ended.map(RecordText.time) ?? .null,
            .text(exchange.from),
            .text(exchange.host), .text(exchange.request.method.rawValue), .text(exchange.request.path),
            .text(exchange.request.target), .text(RecordText.headers(exchange.request.headers)),
            RecordText.body(exchange.request.body),
        ] + answer
            + [
                SQLValue(exchange.handled), SQLValue(exchange.fault), SQLValue(exchange.fromID),
                SQLValue(exchange.sequence), query(exchange.request.query),
            ] + reason(exchange.outcome)
    }

    /// The query as a list of names with values: the target alone does not tell an `&` in a value from one between two.
    private static func query(_ parameters: [HTTPParameter]) -> SQLValue {
        .text(JSONValue.array(parameters.map { .array([.string($0.name), .string($0.value)]) }).text)
    }

    /// Why there was no answer, in a word, and how long the sender waited where that was the reason.
    private static func reason(_ outcome: HTTPExchange.Outcome) -> [SQLValue] {
        guard case .failed(let error) = outcome else { return [nil, nil] }
        switch error {
        case .refused: return ["refused", nil]
        case .reset: return ["reset", nil]
        case .timeout(_, let after): return ["timeout", .integer(after.wholeNanoseconds)]
        }
    }
}
