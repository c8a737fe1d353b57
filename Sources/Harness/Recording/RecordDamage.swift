/// Something in a record that no writer of records has written.
struct RecordDamage: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
