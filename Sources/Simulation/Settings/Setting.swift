/// A value that a scenario or a behaviour profile gives to a setting, before its type is known.
package enum SettingValue: Equatable, Sendable {
    case text(String)
    case integer(Int)
    case boolean(Bool)
}

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

/// How the value of a setting is written.
package enum SettingForm: Equatable, Sendable {
    case text, boolean
    /// A whole number that is not negative.
    case number
    /// One of a few words.
    case choice([String])
    /// A duration, or also a range of durations.
    case duration
    case durationRange
}

/// A named choice: its type, its meaning and the document behind it, and its default.
package struct Setting<Value: SettingType>: Sendable {
    /// The name in scenario files and behaviour profiles, such as `crawl.duration`.
    package let name: String
    /// The value that holds when nothing else is said; nil when the behaviour profile must give one.
    package let defaultValue: Value?
    /// What the setting decides, in a sentence, with the document that leaves it open.
    package let summary: String

    /// Makes a setting.
    package init(_ name: String, default defaultValue: Value? = nil, _ summary: String) {
        self.name = name
        self.defaultValue = defaultValue
        self.summary = summary
    }
}

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

extension Setting: AnySetting {
    package var expectation: String { Value.expectation }
    package var form: SettingForm { Value.form }
    package var defaultText: String? { defaultValue?.settingText }
    package func accepts(_ value: SettingValue) -> Bool { Value(setting: value) != nil }
}

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
