/// What several forms of `tvsim inspect` are made of.
extension ReportGrammar {
    static let process = ReportObject.Field("process", .text, "The process.")
    static let processID = ReportObject.Field("processID", .integer, "Its number in the run.")

    /// What is told of an event wherever there is one.
    static let eventFields: [ReportObject.Field] = [
        .init("sequence", .integer, "Its place in the log, from 0."), .init("time", .time, "When it happened."),
        .init("process", .orNull(.text), "The process; null where the harness itself did it."), processID,
        .init("kind", .text, "What kind of event it is, such as `http.request`."),
        .init("subject", .text, "What it is about."), .init("detail", .text, "What there is to say of it."),
    ]

    /// An answer to a statement, or a table.
    static let resultFields: [ReportObject.Field] = [
        .init("columns", .list(.text), "The names of the columns."),
        .init(
            "rows",
            .list(.list(.orNull(.either([.text, .number])))),
            "The rows, each a list of values; bytes are said to be so many, as `12 bytes`."
        ), .init("warnings", .list(.text), "What the statement probably does not mean."),
    ]

    /// Something that happened to a row.
    static func happening(
        _ name: String,
        _ summary: String,
        _ kinds: [String],
        _ fields: [ReportObject.Field]
    ) -> ReportObject {
        ReportObject(
            name,
            summary,
            [.init("kind", .word(kinds), "What it is."), .init("time", .time, "When it happened.")] + fields
        )
    }

    /// A request with all that it refers to.
    static let exchangeObjects = [
        ReportObject(
            "exchange",
            "A request and what became of it.",
            [
                .init("number", .integer, "Its number in the record, from 1."),
                .init("sent", .time, "When it was sent."),
                .init("ended", .orNull(.time), "When the sender knew; null while it waits."),
                .init("sender", .text, "The process that sent it."),
                .init("senderID", .integer, "The number of that process in the run."),
                .init("host", .text, "Whom it was sent to."), .init("method", .text, "Its method."),
                .init("target", .text, "The path with the query."),
                .init("outcome", .word(["answered", "failed", "pending"]), "What became of it."),
                .init("status", .orNull(.integer), "The status of the answer."),
                .init("error", .orNull(.text), "Why there was no answer."),
                .init("handled", .integer, "How often the service did what it asks."),
                .init("fault", .orNull(.text), "The fault that struck it."),
                .init("request", .object("message"), "What was sent."),
                .init("response", .orNull(.object("message")), "What was answered."),
            ]
        ),
        ReportObject(
            "message",
            "A request or an answer as it went over the wire.",
            [
                .init("headers", .list(.pair(.text, .text)), "Names with values."),
                .init("body", .text, "The body; one that is no text is said to be so many bytes."),
            ]
        ),
    ]
}
