/// A run that tvsim could not bring to its end.
struct RunFailure: Error {
    /// The scenario's file, as it was named.
    let file: String
    /// The seed that the command line gave; nil for the file's own.
    let seed: UInt64?
    /// What stopped it.
    let error: any Error
}
