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
