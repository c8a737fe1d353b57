internal import Glibc
internal import Wire

/// A folder of scenarios for measuring, which is removed again.
struct GeneratedSuite: ~Copyable {
    /// The folder.
    let folder: String
    private let files: [String]

    /// Writes `count` scenarios, alike but for their names and seeds, into a new folder below the one for temporary files.
    ///
    /// - Throws: `FileError` when the folder or a file cannot be written.
    init(of base: JSONValue, count: Int, below parent: String) throws(FileError) {
        // The system puts a name of its own in the place of the last six letters.
        var name = Array("\(parent)/tvsim-bench-\(String(repeating: "X", count: 6))".utf8CString)
        guard unsafe mkdtemp(&name) != nil else {
            throw FileError(doing: "making a folder in '\(parent)'", code: errno)
        }
        let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var files: [String] = []
        for number in 1...count {
            var scenario = base.object ?? JSONObject()
            scenario["name"] = .string("scenario-\(number)")
            scenario["seed"] = JSONValue(number)
            let file = "\(folder)/\(number).json"
            files.append(file)
            try NewFile.write([JSONValue.object(scenario).text], to: file)
        }
        (self.folder, self.files) = (folder, files)
    }

    deinit {
        for file in files { unsafe unlink(file) }
        unsafe rmdir(folder)
    }
}
