/// Something that a transaction can lock.
enum LockResource: Hashable {
    /// A row by its id, whether it exists or is about to.
    case row(table: Int, id: Int64)
    /// The values of a unique key, whether a row has them or not.
    case key(table: Int, key: Int, values: [SQLValue])
}
