package import Simulation
package import Wire

/// The value that a scenario gives to a setting.
package struct ScenarioSetting: Equatable, Sendable {
    package let name: String
    package let value: SettingValue
    package let position: JSONPosition
}
