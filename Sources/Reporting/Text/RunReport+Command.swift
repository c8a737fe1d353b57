internal import Harness

extension RunReport {
    /// The line for a shell that makes this run again, alone.
    var command: String {
        let only = caseName.map { ["--case", $0] } ?? []
        let words = ["tvsim", "run", file] + only + options + ["--seed", "\(seed)"]
        return words.map(ShellText.quoted).joined(separator: " ")
    }
}
