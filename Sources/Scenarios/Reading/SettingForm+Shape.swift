import Simulation

extension SettingForm {
    /// The shape of the values that a setting takes, as far as one says it.
    var shape: Shape {
        switch self {
        case .text: .anyText
        case .boolean: .boolean
        case .number: .integer(0...Int64.max)
        case .choice(let words): .choice(words)
        case .duration, .durationRange: .duration(allowsNegative: false)
        }
    }
}
