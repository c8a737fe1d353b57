/// A part of a suite: the `number`th of `count`, counted from 1.
struct Shard: Sendable, Equatable {
    let number: Int
    let count: Int

    /// Reads `2/5`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), (1...10_000).contains(count),
            (1...count).contains(number)
        else { return nil }
        (self.number, self.count) = (number, count)
    }

    /// Returns the elements of this part: dealt out one by one, so that neighbours, which are often alike, are spread.
    func part<Element>(of elements: [Element]) -> [Element] {
        elements.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
    }
}
