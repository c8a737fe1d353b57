import Foundation
import Testing
import Wire

/// A page that `--html` wrote.
struct ReportFile {
    /// The whole page, without the one figure that differs between equal runs.
    let text: String
    /// The JSON in it, as it stands there and as it reads.
    let json: String
    let document: JSONValue

    init(_ file: URL) throws {
        let page = try String(contentsOf: file, encoding: .utf8)
        text = page.replacing(/"wallSeconds":[0-9.e-]+/, with: "\"wallSeconds\":0")
        let opening = "<script type=\"application/json\" id=\"report\">"
        let start = try #require(page.range(of: opening)).upperBound
        let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
        json = String(page[start..<end])
        let limits = JSONLimits(depth: 64, size: 256 << 20, allowsDuplicateKeys: false)
        document = try JSONNode(parsing: Array(json.utf8), limits: limits).value
    }

    /// The runs of the page.
    var runs: [JSONValue] { document["runs"]?.array ?? [] }
}
