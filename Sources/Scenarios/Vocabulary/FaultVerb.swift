/// What a fault does, by the word that a scenario uses for it (design §6).
package enum FaultVerb: String, CaseIterable, Sendable {
    case refuse, status, timeout, slow, partial, wrongBody
    case drop, duplicate, delay
    case failWrite
    case fail, crash, hang
    case skew
    case skip, overlap
}
