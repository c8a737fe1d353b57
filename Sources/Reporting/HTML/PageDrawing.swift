package import Harness
internal import Wire

/// The picture of a run as bytes, with the text of its scenario: what a page may leave out where there is no room.
package struct PageDrawing: Sendable {
    /// The most events of a run that is drawn: browsers hold no more of it.
    static let limit = 500_000

    /// The members of the run's object; nil for a run that is too large to be drawn.
    let members: [UInt8]?

    /// Draws a run.
    ///
    /// - Parameters:
    ///   - report: what the run came to.
    ///   - capture: what it left.
    ///   - scenarioText: the scenario's file.
    package init(_ report: RunReport, _ capture: RunCapture, scenarioText: String) {
        guard capture.events.count <= Self.limit, let picture = RunPicture(report, capture) else {
            self.init(members: nil, size: 0)
            return
        }
        let members = PageText.members([
            ("scenarioText", .string(scenarioText)), ("picture", PictureJSON(picture).value), ("omitted", .null),
        ])
        self.init(members: members, size: members.count)
    }

    /// How many bytes it takes.
    let size: Int

    /// Makes a drawing of bytes that are there already.
    init(members: [UInt8]?, size: Int) {
        self.members = members
        self.size = size
    }
}
