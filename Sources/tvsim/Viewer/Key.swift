/// One press of a key, as a terminal sends it.
enum Key: Equatable, Sendable {
    case character(Character)
    case enter, escape, backspace, delete, tab
    case up, down, left, right, pageUp, pageDown, home, end
    /// A letter together with the control key, in lower case.
    case control(Character)
}
