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

extension Setting: AnySetting {
    package var expectation: String { Value.expectation }
    package var form: SettingForm { Value.form }
    package var defaultText: String? { defaultValue?.settingText }
    package func accepts(_ value: SettingValue) -> Bool { Value(setting: value) != nil }
}
