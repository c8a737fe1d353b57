import Foundation
import Testing

/// Expected output that is kept as a file beside the tests.
enum Page {
    /// Compares `text` with the page; TVSIM_RECORD=1 writes the page instead, and the test then fails once.
    static func expect(_ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages/\(name)")
        if ProcessInfo.processInfo.environment["TVSIM_RECORD"] == "1" {
            let folder = page.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: page, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name); look at it, then run again", sourceLocation: sourceLocation)
            return
        }
        let kept = try? String(contentsOf: page, encoding: .utf8)
        #expect(text == kept, "\(name) differs; TVSIM_RECORD=1 rewrites it", sourceLocation: sourceLocation)
    }
}
