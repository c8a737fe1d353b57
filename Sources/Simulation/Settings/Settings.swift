/// The values that hold in one run.
package struct Settings: Sendable {
    private var values: [String: SettingValue]

    /// Makes settings from values by name; they must have been checked with `AnySetting.accepts`.
    package init(_ values: [String: SettingValue] = [:]) {
        self.values = values
    }

    /// Gives a setting another value.
    package mutating func set(_ name: String, to value: SettingValue) {
        values[name] = value
    }

    /// Returns the value that holds for a setting.
    package subscript<Value>(_ setting: Setting<Value>) -> Value {
        if let given = values[setting.name] {
            guard let value = Value(setting: given) else {
                preconditionFailure("setting '\(setting.name)' holds \(given), needs \(Value.expectation)")
            }
            return value
        }
        guard let value = setting.defaultValue else {
            preconditionFailure("setting '\(setting.name)' has no default and no behaviour profile gives it")
        }
        return value
    }

    /// The value given to a name, if any.
    package func given(_ name: String) -> SettingValue? { values[name] }
}
