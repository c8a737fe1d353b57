internal import Harness

extension RunReport {
    /// The command that makes the same run again.
    var command: String {
        let one = caseName.map { ["--case", $0] } ?? []
        return (["tvsim", "run", file] + one + ["--seed", "\(seed)"]).map(ShellText.quoted).joined(separator: " ")
    }
}
