import FoundationEssentials
import Testing

/// Compares a text with a kept file beside the tests; `TVSIM_RECORD=1` rewrites the file and fails on purpose.
func expect(
    _ text: String,
    matches name: String,
    file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let page = URL(filePath: file).deletingLastPathComponent().appending(path: "Expected/\(name)")
    if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
        try Data(text.utf8).write(to: page)
        Issue.record("recorded \(name); look at it, and run again without TVSIM_RECORD", sourceLocation: sourceLocation)
        return
    }
    let kept = try String(decoding: Data(contentsOf: page), as: UTF8.self)
    #expect(text == kept, "\(name) differs; TVSIM_RECORD=1 rewrites it", sourceLocation: sourceLocation)
}

/// The bytes of a file in Fixtures.
func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let page = URL(filePath: file).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    return Array(try Data(contentsOf: page))
}
