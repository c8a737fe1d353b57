/// A key of an object for finding it again: the same as another when every byte is.
///
/// Swift's texts are also equal to their other Unicode forms ("é" as one scalar and as two), which JSON tells apart.
struct JSONKey: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (lhs: JSONKey, rhs: JSONKey) -> Bool {
        // The first comparison is one of memory for most texts, and refuses nearly all that differ.
        lhs.text == rhs.text && lhs.text.utf8.elementsEqual(rhs.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
