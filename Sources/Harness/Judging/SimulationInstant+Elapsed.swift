package import Simulation

extension SimulationInstant {
    /// The instant as scenarios write it, from the start of the run: `00:35`, `26:30`, `00:35:10`.
    ///
    /// Hours go on past 24; seconds and fractions appear only where there are some.
    package func text(since start: SimulationInstant) -> String {
        let elapsed = start.duration(to: self).wholeNanoseconds
        guard elapsed >= 0 else { return isoText }
        let seconds = elapsed / 1_000_000_000
        func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60))"
        let fraction = SimulationInstant(nanoseconds: elapsed).fractionText
        return seconds % 60 == 0 && fraction.isEmpty ? clock : "\(clock):\(padded(seconds % 60))\(fraction)"
    }
}
