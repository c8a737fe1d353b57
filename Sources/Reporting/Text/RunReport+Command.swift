internal import Harness

extension RunReport {
    /// The line for a shell that makes this run again, alone.
    var command: String { ShellText.line(["tvsim"] + words) }
}
