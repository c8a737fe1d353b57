/// A setting whose type is of no interest: for lists, checks and documentation.
package protocol AnySetting: Sendable {
    var name: String { get }
    var summary: String { get }
    /// What a person may write.
    var expectation: String { get }
    /// How the value is written, for editors.
    var form: SettingForm { get }
    /// The default as it is written in a scenario, or nil when the behaviour profile gives it.
    var defaultText: String? { get }
    /// Returns true when the value is of the setting's type.
    func accepts(_ value: SettingValue) -> Bool
}
