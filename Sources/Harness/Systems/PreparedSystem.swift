package import Scenarios
import Simulation
import Storage
import Wire

/// A system made ready to run many worlds: its schemas are built and its mock data is read once.
package struct PreparedSystem: Sendable {
    /// The system.
    package let type: any SimulatedSystem.Type
    /// What scenarios may name.
    package let vocabulary: Vocabulary

    let image: DatabaseImage
    private let profile: [String: SettingValue]
    private let build: @Sendable (WorldParts) throws -> any SimulatedSystem

    /// Makes a system ready.
    ///
    /// - Throws: `MockProblem` when the simulators' data is wrong.
    package init(_ type: any SimulatedSystem.Type, mocks: MockDirectory) throws {
        self.type = type
        image = try DatabaseImage(type.schemas)
        vocabulary = type.vocabulary(catalog: image.catalog, image: image)
        profile = try type.profile(mocks: mocks)
        for setting in type.settings where setting.defaultText == nil && profile[setting.name] == nil {
            throw MockProblem(file: mocks.path, message: "no profile gives the setting '\(setting.name)'")
        }
        build = try type.builder(mocks: mocks)
    }

    /// The settings of a run: defaults, then the behaviour profiles, then what the scenario says.
    func settings(overridden values: [String: SettingValue]) -> Settings {
        Settings(profile.merging(values) { $1 })
    }

    func make(in parts: WorldParts) throws -> any SimulatedSystem {
        try build(parts)
    }
}
