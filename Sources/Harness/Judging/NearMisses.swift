import Scenarios

/// What came nearest to what was expected, nearest first, each with what differs field by field.
struct NearMisses {
    /// Something that misses, with the fields that do.
    struct Entry {
        /// What it is: `at 01:10 from dataset:get-status`, `row 3`.
        let title: String
        /// What differs, one a field: `severity is "info", expected "error"`.
        let misses: [String]
    }

    private var groups: [(entry: Entry, others: Int)] = []

    /// How many are shown, how many are looked at, and from how many on they are many.
    private static let limit = 3
    private static let looked = 100
    private static let many = 50

    /// Takes entries, the nearest first; those that miss the same in the same way are shown once and counted.
    init(_ entries: some Sequence<Entry>) {
        var places: [[String]: Int] = [:]
        for entry in entries.prefix(Self.looked) {
            if let place = places[entry.misses] {
                groups[place].others += 1
            } else if groups.count < Self.limit {
                places[entry.misses] = groups.count
                groups.append((entry, 0))
            }
        }
    }

    /// What came nearest, after the words that lead to it; nil when there is nothing.
    ///
    /// One with one field that differs stands in one line, anything more in a line for each field.
    func text(_ lead: String) -> String? {
        guard let first = groups.first else { return nil }
        if groups.count == 1, first.entry.misses.count == 1 {
            return "\(lead), \(Self.title(first)): \(first.entry.misses[0])"
        }
        let lines = groups.flatMap { group -> [String] in
            guard group.entry.misses.count > 1 else { return ["  \(Self.title(group)): \(group.entry.misses[0])"] }
            return ["  \(Self.title(group)):"] + group.entry.misses.map { "    \($0)" }
        }
        return ([lead + ":"] + lines).joined(separator: "\n")
    }

    private static func title(_ group: (entry: Entry, others: Int)) -> String {
        switch group.others {
        case 0: group.entry.title
        case many...: "\(group.entry.title) (and many more that miss the same)"
        default: "\(group.entry.title) (and \(group.others) more that miss the same)"
        }
    }

    // MARK: Nearness

    /// Elements ordered by how many criteria they miss, and of equal ones by how far their texts are off.
    ///
    /// - Parameters:
    ///   - elements: what is compared, in the order that decides between equal ones.
    ///   - missed: how many criteria one misses.
    ///   - distance: how far the texts that miss are off; asked of the best few only, since it costs most.
    /// - Returns: the nearest of them.
    static func ranked<Element>(
        _ elements: [Element],
        missed: (Element) -> Int,
        distance: (Element) -> Int
    ) -> [Element] {
        let scored = elements.map { (element: $0, missed: missed($0)) }
        guard let least = scored.map(\.missed).min() else { return [] }
        let best = scored.filter { $0.missed == least }.map(\.element)
        let rest = scored.filter { $0.missed == least + 1 }.map(\.element)
        guard best.count <= 64 else { return best + rest }
        return best.enumerated().map { (offset: $0.offset, element: $0.element, distance: distance($0.element)) }
            .sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }.map(\.element) + rest
    }

    /// How far two texts are off, in characters; of long ones their beginnings count.
    static func distance(_ first: String, _ second: String) -> Int {
        NearestName.distance(Array(first.unicodeScalars.prefix(48)), Array(second.unicodeScalars.prefix(48)))
    }
}
