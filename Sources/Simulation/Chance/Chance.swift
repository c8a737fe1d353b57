/// The world's only source of chance: every decision has a name, and its value depends on seed and name alone.
///
/// There is no stream that a draw could shift: adding a decision elsewhere leaves all others as they were,
/// so a seed keeps its meaning when code changes.
package struct Chance: Sendable {
    /// The seed of the run.
    package let seed: UInt64

    /// Makes the source of chance of one run.
    package init(seed: UInt64) {
        self.seed = seed
    }

    /// Returns 64 bits for the decision called `name`; `attempt` numbers further words of the same decision.
    package func bits(_ name: String, attempt: UInt64 = 0) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        unsafe name.withBytes { utf8 in
            for index in utf8.indices { hash = (hash ^ UInt64(unsafe utf8[index])) &* 0x0000_0100_0000_01b3 }
        }
        return Self.mixed(Self.mixed(seed &+ 0x9e37_79b9_7f4a_7c15) ^ Self.mixed(hash &+ attempt))
    }

    /// Returns a number from 0 up to but not including `bound`, each equally likely.
    package func number(below bound: UInt64, _ name: String) -> UInt64 {
        precondition(bound > 0, "the decision '\(name)' has nothing to choose from")
        // Numbers from the incomplete last round would be a little too likely: they are drawn again.
        let excess = (UInt64.max % bound + 1) % bound
        var attempt: UInt64 = 0
        while true {
            let drawn = bits(name, attempt: attempt)
            if drawn <= UInt64.max - excess { return drawn % bound }
            attempt += 1
        }
    }

    /// Returns true `share` times in `whole`.
    package func happens(_ share: UInt64, in whole: UInt64, _ name: String) -> Bool {
        number(below: whole, name) < share
    }

    /// Returns a duration of `range`, in whole nanoseconds, each equally likely.
    package func duration(in range: DurationRange, _ name: @autoclosure () -> String) -> Duration {
        guard range.shortest != range.longest else { return range.shortest }
        let shortest = range.shortest.wholeNanoseconds
        let span = UInt64(range.longest.wholeNanoseconds - shortest) + 1
        return .nanoseconds(shortest + Int64(number(below: span, name())))
    }

    // The finaliser of MurmurHash3: every input bit flips each output bit half of the time.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }
}
