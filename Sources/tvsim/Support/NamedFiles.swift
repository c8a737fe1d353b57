/// The scenario files of one command line, where a shell's `*.json` may bring others along.
struct NamedFiles {
    let files: [String]
    private let diagnostics: OutputStream
    private var leftOut = 0

    /// Makes the list; `diagnostics` is where it is told what was left out.
    init(_ files: [String], diagnostics: OutputStream) {
        self.files = files
        self.diagnostics = diagnostics
    }

    /// Says of a file that is something else than a scenario that it is left out; false when its problem has to be told.
    ///
    /// A file that is named alone is meant, and so nothing else but wrong.
    ///
    /// - Throws: `FileError` when the note cannot be written, `InputProblem` when no other file is left.
    mutating func leavesOut(_ problem: InputProblem) throws -> Bool {
        guard problem.isInstead != nil, files.count > 1 else { return false }
        try diagnostics.write(problem.note)
        leftOut += 1
        if leftOut == files.count { throw InputProblem(file: files[0], message: "no scenario is among the files") }
        return true
    }
}
