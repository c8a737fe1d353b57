/// A setting that takes one of a few words: an enum with a case for each.
package protocol SettingChoice: SettingType, CaseIterable, RawRepresentable where RawValue == String {}

extension SettingChoice {
    package static var expectation: String {
        "one of " + allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }

    package static var form: SettingForm { .choice(allCases.map(\.rawValue)) }

    package init?(setting value: SettingValue) {
        guard case .text(let text) = value else { return nil }
        self.init(rawValue: text)
    }

    package var settingText: String { "\"\(rawValue)\"" }
}
