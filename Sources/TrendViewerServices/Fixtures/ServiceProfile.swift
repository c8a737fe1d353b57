package import Simulation
package import Wire

/// The behaviour of one simulated service as a file in `Mocks/` gives it (docs/mocks.md).
package struct ServiceProfile: Sendable {
    /// The service that the profile is for, and what it says about itself.
    package let service, description: String

    /// The values, by setting, in the order of the file.
    package let settings: [(name: String, value: SettingValue)]

    /// Reads a profile and holds every value against the type of its setting.
    ///
    /// - Parameters:
    ///   - json: the file.
    ///   - known: the settings that a profile may give.
    /// - Throws: `MockData.Problem` with the place that is wrong.
    package init(json: JSONValue, known: [any AnySetting]) throws(MockData.Problem) {
        let data = MockData(json)
        try data.allow(["service", "description", "settings"])
        service = try data.member("service").text()
        description = try data.member("description").text()
        let given = try data.member("settings")
        guard let members = given.value.object?.members else { throw given.problem("must be an object") }
        var settings: [(name: String, value: SettingValue)] = []
        for member in members {
            guard let setting = known.first(where: { $0.name == member.key }) else {
                throw given.problem("'\(member.key)' is no setting")
            }
            guard let value = SettingValue(member.value), setting.accepts(value) else {
                throw try given.member(member.key).problem("must be \(setting.expectation)")
            }
            settings.append((member.key, value))
        }
        self.settings = settings
    }
}

extension SettingValue {
    fileprivate init?(_ json: JSONValue) {
        switch json {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .integer(Int(number))
        case .bool(let flag): self = .boolean(flag)
        case .null, .real, .array, .object: return nil
        }
    }
}
