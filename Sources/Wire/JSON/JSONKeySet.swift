/// The keys of an object, for finding out which stands twice.
///
/// Most objects have few, and comparing those one by one costs less than a hash of each.
struct JSONKeySet {
    private static let few = 12

    private var list: [String] = []
    private var set: Set<JSONKey> = []

    /// Adds a key; false when it is there already.
    mutating func insert(_ key: String) -> Bool {
        guard list.count >= Self.few else {
            guard !list.contains(where: { JSONKey($0) == JSONKey(key) }) else { return false }
            list.append(key)
            return true
        }
        if set.isEmpty { set = Set(list.map(JSONKey.init)) }
        return set.insert(JSONKey(key)).inserted
    }
}
