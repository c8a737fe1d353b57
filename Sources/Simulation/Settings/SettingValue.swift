/// A value that a scenario or a behaviour profile gives to a setting, before its type is known.
package enum SettingValue: Equatable, Sendable {
    case text(String)
    case integer(Int)
    case boolean(Bool)
}
