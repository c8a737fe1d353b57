/// The version of the program.
enum Version {
    static let text = "0.1.0"

    /// The day of this version, as the man page shows it; never the day of a build, so that builds stay equal.
    static let date = "November 20, 2026"
}
