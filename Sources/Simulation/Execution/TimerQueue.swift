/// Events to come, ordered by (due, rank, registration) and nothing else.
struct TimerQueue {
    struct Timer {
        let place: Place
        /// Periodic timers recur whatever happens, so they do not count as work that is still to come.
        let isPeriodic: Bool
        let wake: Wake

        var due: SimulationInstant { place.due }
    }

    /// What timers are ordered by; apart from what they wake, so that comparing two counts no references.
    struct Place: Comparable {
        let due: SimulationInstant
        let rank: EventRank
        let order: UInt64

        static func < (lhs: Place, rhs: Place) -> Bool {
            if lhs.due != rhs.due { return lhs.due < rhs.due }
            if lhs.rank != rhs.rank { return lhs.rank.rawValue < rhs.rank.rawValue }
            return lhs.order < rhs.order
        }
    }

    enum Wake {
        case resume(Suspension)
        case call(() -> Void)
    }

    private var heap: [Timer] = []
    private var registered: UInt64 = 0

    /// How many timers wait that are not periodic, cancelled ones included until they are due.
    private(set) var aperiodicCount = 0

    mutating func add(due: SimulationInstant, rank: EventRank, isPeriodic: Bool, wake: Wake) {
        registered += 1
        if !isPeriodic { aperiodicCount += 1 }
        let place = Place(due: due, rank: rank, order: registered)
        heap.append(Timer(place: place, isPeriodic: isPeriodic, wake: wake))
        siftUp(from: heap.count - 1)
    }

    /// The next timer that still has somebody to wake; timers whose sleeper was woken otherwise are dropped.
    mutating func first() -> Timer? {
        while let top = heap.first {
            guard case .resume(let suspension) = top.wake, suspension.isOver else { return top }
            removeFirst()
        }
        return nil
    }

    mutating func removeFirst() {
        let last = heap.removeLast()
        let removed = heap.first ?? last
        if !removed.isPeriodic { aperiodicCount -= 1 }
        guard !heap.isEmpty else { return }
        heap[0] = last
        siftDown()
    }

    /// True when nothing but periodic timers and cancelled ones is left.
    var isOnlyPeriodic: Bool {
        guard aperiodicCount > 0 else { return true }
        return heap.allSatisfy { timer in
            guard !timer.isPeriodic else { return true }
            if case .resume(let suspension) = timer.wake { return suspension.isOver }
            return false
        }
    }

    /// Forgets all timers, and returns the sleepers whom they would have woken, in the order of registration.
    mutating func removeAll() -> [Suspension] {
        let timers = heap.sorted { $0.place.order < $1.place.order }
        heap.removeAll()
        aperiodicCount = 0
        return timers.compactMap { timer in
            guard case .resume(let suspension) = timer.wake else { return nil }
            return suspension
        }
    }

    private mutating func siftUp(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].place < heap[parent].place else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].place < heap[least].place {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
