package import Harness
package import Wire

/// One run as it stands on a page: what it came to, and its picture where there is room for it.
package struct PageRun: Sendable {
    /// The run's object without its last members and without its end.
    private let summary: [UInt8]
    /// The picture and the scenario's text; nil when they are left out.
    private var drawn: [UInt8]?
    /// True when the run did not pass, so that its picture goes before those of others.
    let isBad: Bool

    /// Makes a run of a page.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - command: how to run it alone.
    ///   - picture: the picture, and the scenario's file; nil draws nothing.
    package init(_ report: RunReport, command: String, picture: (picture: RunPicture, scenarioText: String)?) {
        self.init(RunJSON.run(report), description: report.description, command: command)
        drawn = picture.map { picture, text in
            Self.members([("scenarioText", .string(text)), ("picture", PictureJSON(picture).value)])
        }
    }

    /// Makes what a page shows of a file that could not be run; `object` is its object for programs.
    package init(invalid object: JSONValue, command: String) {
        self.init(object, description: nil, command: command)
    }

    private init(_ object: JSONValue, description: String?, command: String) {
        summary =
            PageText.bytes(object).dropLast()
            + Self.members([("description", JSONValue(description)), ("command", .string(command))])
        isBad = object["verdict"]?.string != RunReport.Verdict.passed.rawValue
    }

    /// How many bytes the picture takes.
    var size: Int { drawn?.count ?? 0 }

    /// The run without its picture.
    var withoutPicture: PageRun {
        var run = self
        run.drawn = nil
        return run
    }

    /// The run's object.
    ///
    /// - Parameter omission: why there is no picture, where there is none.
    /// - Returns: the bytes.
    func bytes(omission: String?) -> [UInt8] {
        let rest =
            drawn.map { $0 + Self.members([("omitted", .null)]) }
            ?? Self.members([("scenarioText", .null), ("picture", .null), ("omitted", JSONValue(omission))])
        return summary + rest + "}".utf8
    }

    /// Members that follow others in an object.
    private static func members(_ members: [(String, JSONValue)]) -> [UInt8] {
        members.flatMap { Array(",\"\($0.0)\":".utf8) + PageText.bytes($0.1) }
    }
}
