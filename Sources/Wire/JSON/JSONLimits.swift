/// How much a JSON text may ask of its reader, and how strict the reader is.
package struct JSONLimits: Hashable, Sendable {
    /// How deep arrays and objects may stand in one another.
    package var depth: Int
    /// How long the text may be, in bytes.
    package var size: Int
    /// True when a key may stand twice in an object: RFC 8259 advises against it and does not forbid it.
    package var allowsDuplicateKeys: Bool

    /// Makes limits.
    package init(depth: Int, size: Int, allowsDuplicateKeys: Bool) {
        self.depth = depth
        self.size = size
        self.allowsDuplicateKeys = allowsDuplicateKeys
    }

    /// 256 levels, 16 MiB, and every key once.
    package static let standard = JSONLimits(depth: 256, size: 16 << 20, allowsDuplicateKeys: false)
}
