internal import Wire

/// A file as OpenAI's files API keeps it.
struct OpenAIFile: Hashable, Sendable {
    let id, name, purpose: String
    let content: [UInt8]
    /// Seconds since 1970.
    let created: Int64

    var json: JSONValue {
        [
            "id": .string(id), "object": "file", "bytes": JSONValue(content.count), "created_at": JSONValue(created),
            "filename": .string(name), "purpose": .string(purpose), "status": "processed",
        ]
    }
}
