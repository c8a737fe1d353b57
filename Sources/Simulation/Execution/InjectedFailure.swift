/// The failure that a `fail` fault asks a process to report in its own way.
package struct InjectedFailure: Error, Equatable, Sendable {
    /// The error code of the domain, such as `CAPTCHA`.
    package let code: String

    /// The step at which the process fails.
    package let step: String
}
