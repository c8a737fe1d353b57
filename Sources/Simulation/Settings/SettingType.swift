/// A type that a setting can have.
package protocol SettingType: Sendable {
    /// What a person may write, for messages and documentation: `a duration such as 10m`.
    static var expectation: String { get }

    /// How the value is written, for editors.
    static var form: SettingForm { get }

    /// Reads the value, or returns nil when it is none of this type.
    init?(setting value: SettingValue)

    /// The value as it is written in a scenario.
    var settingText: String { get }
}

extension SettingType {
    package static var form: SettingForm { .text }
}
