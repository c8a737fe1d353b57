extension SimulatedProcess {
    /// What the clock of a service shows while this process reads it: the world's time, unless a `skew` fault makes it
    /// wrong.
    ///
    /// What happens when is never skewed, only what is written down and what is computed from the reading.
    ///
    /// - Parameter owners: the names under which a fault may know the clock; the process's own name when left out.
    /// - Returns: the reading.
    package func readClock(of owners: [String] = []) -> SimulationInstant {
        guard world.faults.waits(at: .clock) else { return now }
        let names = owners.isEmpty ? [name] : owners
        guard let firing = world.faults.fire(at: .clock, names: names, process: self, attributes: []) else {
            return now
        }
        guard case .skew(let error) = firing.action else {
            firing.tookNone(because: "a clock cannot \(firing.action.name)")
            return now
        }
        let direction = error < .zero ? "behind" : "ahead"
        firing.tookFirst(
            effect: "the clock of \(names[0]) was \((error < .zero ? .zero - error : error).text) \(direction)"
        )
        return now.advanced(by: error)
    }

    /// What `readClock` shows, as a datetime column holds it.
    package func readClockText(of owners: [String] = []) -> String {
        // The world keeps its own time as a text; only a wrong clock must be written anew.
        world.faults.waits(at: .clock) ? readClock(of: owners).sqlText : world.nowSQLText
    }
}
