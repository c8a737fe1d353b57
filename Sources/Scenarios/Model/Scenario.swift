package import Simulation

/// One scenario: a world, what happens to it, and what must be true of it (design §6, docs/scenarios.md).
///
/// A scenario is only made by `ScenarioReader`, so everything that it names exists in the system's vocabulary.
package struct Scenario: Sendable {
    /// The file that it was read from, as it was named to the reader.
    package var file: String { files[0] }
    /// The same, and then those that it extends: positions count them in this order.
    package let files: [String]
    package let name: String
    /// The case of the file that this is, such as `reason=CAPTCHA`; nil for a file without cases.
    package let caseName: String?
    package let description: String?
    /// The system that it runs, such as `trend-viewer`.
    package let system: String
    /// The seed of the run, 1 unless the file gives another.
    package let seed: UInt64
    /// Where the clock begins.
    package let start: SimulationInstant
    /// Where the run ends.
    package let until: Moment
    /// Why the scenario must not hold, or nil for one that must, as nearly all.
    package let canary: Canary?
    /// The settings that differ from their defaults, in the order of the file.
    package let settings: [ScenarioSetting]
    package let given: Given
    /// What is done from outside, in the order of the file; their instants need not be in order.
    package let steps: [Step]
    package let faults: [ScriptedFault]
    package let expectations: [Expectation]

    /// Where the clock begins in a file that does not say so.
    package static let defaultStart = SimulationInstant(nanoseconds: 1_767_571_200_000_000_000)
    /// The seed of a file that does not give one.
    package static let defaultSeed: UInt64 = 1

    /// The settings by name, as `Simulation.Settings` takes them.
    package var settingValues: [String: SettingValue] {
        Dictionary(settings.map { ($0.name, $0.value) }) { _, last in last }
    }

    /// The rules for the world, in the order of the file.
    package var faultRules: [FaultRule] { faults.map(\.rule) }
}
