internal import Wire

extension RunJSON {
    /// What stands after the last run of a suite.
    package static func closing(_ suite: SuiteReport) -> String { "], \"suite\": \(suite.json.text)}\n" }
}
