import Storage

/// How the run of a record was made, as far as the record says it: told of a record that cannot be read otherwise.
package struct RecordOrigin: Equatable, Sendable {
    /// The version of tvsim that wrote the record; nil where it does not say.
    package let version: String?

    /// The words behind `tvsim` that make the run again; nil where it does not say which scenario was run.
    package let words: [String]?

    /// False when the run may have had values of the command line that the record does not tell.
    package let isComplete: Bool
}

extension RecordRows {
    /// Reads the origin from whatever there is; nothing of it need be as a writer of records writes it.
    func origin() -> RecordOrigin {
        let run = (try? rows("run"))?.first
        let options = run.flatMap { try? $0.texts("options") }
        let words = run?["file"].text.map { file in
            RunReport.words(
                file: file,
                caseName: run?["case_name"].text,
                options: options ?? [],
                seed: run?["seed"].text
            )
        }
        return RecordOrigin(version: run?["tvsim_version"].text, words: words, isComplete: options != nil)
    }
}
