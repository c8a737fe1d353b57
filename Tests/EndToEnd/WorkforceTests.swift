import Synchronization
import Testing

@testable import tvsim

/// The threads that run worlds side by side.
@Suite struct WorkforceTests {
    @Test(arguments: [1, 2, 7], [0, 1, 5, 1000]) func `results come in order, each piece is done once`(
        threads: Int,
        count: Int
    ) throws {
        let done = Mutex<[Int: Int]>([:])
        var received: [Int] = []
        try Workforce(threads: threads).run(count) { index in
            // Uneven work, so that threads overtake each other.
            let sum = (0..<(index % 13) * 500).reduce(0) { $0 &+ $1 }
            done.withLock { $0[index, default: 0] += sum < 0 ? 2 : 1 }
            return index * 3
        } receive: { index, value in
            #expect(value == index * 3)
            received.append(index)
        }
        #expect(received == Array(0..<count))
        #expect(done.withLock { $0.count } == count)
        #expect(done.withLock { $0.values.allSatisfy { $0 == 1 } })
    }

    @Test(arguments: [1, 3]) func `an error of the receiver stops the work`(threads: Int) {
        struct Enough: Error {}
        let started = Mutex(0)
        #expect(throws: Enough.self) {
            try Workforce(threads: threads).run(1_000_000) { index in
                started.withLock { $0 += 1 }
                return index
            } receive: { index, _ in
                if index == 10 { throw Enough() }
            }
        }
        #expect(started.withLock { $0 } < 1000)
    }
}
