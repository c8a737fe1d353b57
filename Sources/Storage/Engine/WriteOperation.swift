/// What a writing statement does to a row.
enum WriteOperation: String, Sendable {
    case insert, update, delete
}
