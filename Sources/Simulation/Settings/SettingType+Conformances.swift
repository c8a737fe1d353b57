extension Bool: SettingType {
    package static var expectation: String { "true or false" }
    package static var form: SettingForm { .boolean }

    package init?(setting value: SettingValue) {
        guard case .boolean(let flag) = value else { return nil }
        self = flag
    }

    package var settingText: String { "\(self)" }
}

extension Int: SettingType {
    package static var expectation: String { "a whole number that is not negative" }
    package static var form: SettingForm { .number }

    package init?(setting value: SettingValue) {
        guard case .integer(let number) = value, number >= 0 else { return nil }
        self = number
    }

    package var settingText: String { "\(self)" }
}

extension String: SettingType {
    package static var expectation: String { "a text" }

    package init?(setting value: SettingValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }

    package var settingText: String { "\"\(self)\"" }
}

extension Duration: SettingType {
    package static var expectation: String { "a duration such as \"10m\" or \"1h30m\"" }
    package static var form: SettingForm { .duration }

    package init?(setting value: SettingValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text: text)
    }

    package var settingText: String { "\"\(text)\"" }
}

extension DurationRange: SettingType {
    package static var expectation: String { "a duration such as \"10m\", or a range such as \"9m..10m\"" }
    package static var form: SettingForm { .durationRange }

    package init?(setting value: SettingValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }

    package var settingText: String { "\"\(self)\"" }
}

extension UTCOffset: SettingType {
    package static var expectation: String { "\"+09:00\" or one of \(names.joined(separator: ", "))" }

    package init?(setting value: SettingValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }

    package var settingText: String { "\"\(self)\"" }
}
