internal import Harness
internal import Scenarios
internal import Simulation

/// A setting and the value that the command line gives it.
struct SettingOverride: Sendable {
    let name: String
    let value: String

    /// Makes the override that an assignment asks for; `checkedValue` says whether there is such a setting.
    init(_ assignment: Assignment) {
        (name, value) = (assignment.name, assignment.value)
    }

    /// The settings of every system, each name once.
    static func assignables() -> [ValueKind.Assignable] {
        var names: Set<String> = []
        return Systems.all.flatMap { $0.settings }.filter { names.insert($0.name).inserted }.map { setting in
            let values =
                switch setting.form {
                case .choice(let words): words
                case .boolean: ["true", "false"]
                case .text, .number, .duration, .durationRange: [String]()
                }
            return ValueKind.Assignable(
                name: setting.name,
                summary: setting.summary,
                expectation: setting.expectation,
                values: values
            )
        }
    }

    /// The value as the setting of that name takes it.
    ///
    /// - Parameter command: the command that it was given to.
    /// - Returns: the value.
    /// - Throws: `UsageError` when no system has the setting, or when it takes no such value.
    func checkedValue(for command: String) throws(UsageError) -> SettingValue {
        let settings = Systems.all.flatMap { $0.settings }
        guard let setting = settings.first(where: { $0.name == name }) else {
            let near = NearestName.of(name, among: settings.map(\.name))
            throw UsageError(.unknownSetting(name, near: near), in: command)
        }
        // A shell knows only text; a scenario would write a number or a truth value as such.
        let readings = [
            Int(value).map { SettingValue.integer($0) }, value == "true" ? .boolean(true) : nil,
            value == "false" ? .boolean(false) : nil, .text(value),
        ]
        guard let reading = readings.compactMap(\.self).first(where: setting.accepts) else {
            throw UsageError(
                .wrongSetting(name, value: value, expected: setting.expectation),
                in: command
            )
        }
        return reading
    }
}
