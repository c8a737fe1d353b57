package import Simulation
import Storage
package import Wire

/// What a run has left in logs and on the wire, for saying why something does not go on.
package struct RunTrace {
    /// A line of a log that tells of an error.
    package struct Complaint {
        package let time: SimulationInstant
        package let processID: Int
        /// The message alone: no time, no title, no context.
        package let text: String
    }

    private let log: EventLog
    private let exchanges: [HTTPExchange]
    private let start: SimulationInstant

    /// Makes the trace of a run that began at `start`.
    package init(_ log: EventLog, _ exchanges: [HTTPExchange], start: SimulationInstant) {
        self.log = log
        self.exchanges = exchanges
        self.start = start
    }

    /// The last call of a service whose path fits, and whose body contains all of the texts.
    package func lastCall(_ host: String, _ path: GlobPattern, containing texts: [String] = []) -> HTTPExchange? {
        exchanges.last { exchange in
            guard exchange.host == host, path.matches(exchange.request.path) else { return false }
            let body = String(decoding: exchange.request.body, as: UTF8.self)
            return texts.allSatisfy { GlobPattern("*\($0)*").matches(body) }
        }
    }

    /// The last call of a service whose path fits, and that is meant.
    package func lastCall(
        _ host: String,
        _ path: GlobPattern,
        where isMeant: (HTTPExchange) -> Bool
    ) -> HTTPExchange? {
        exchanges.last { $0.host == host && path.matches($0.request.path) && isMeant($0) }
    }

    /// The last line in which a process of this name reports an error that fits.
    ///
    /// - Parameters:
    ///   - process: the name.
    ///   - text: the pattern of the message.
    ///   - isMeant: whether the process of a number is meant; every one is when left out.
    /// - Returns: the line, or nil.
    package func lastComplaint(
        of process: String,
        _ text: GlobPattern,
        by isMeant: (Int) -> Bool = { _ in true }
    ) -> Complaint? {
        for event in log.events.reversed()
        where event.kind == .log && event.process == process && isMeant(event.processID) {
            guard event.subject.hasSuffix("ERROR") || event.subject.hasSuffix("CRITICAL") else { continue }
            let message = Self.message(of: event.detail, process)
            guard text.matches(message) else { continue }
            return Complaint(time: event.time, processID: event.processID, text: message)
        }
        return nil
    }

    /// The number of the process that held the row `table#id` when another last began to wait for it.
    package func lockHolder(of row: String) -> Int? {
        let wait = log.events.last { $0.kind == .lockWait && $0.subject == row }
        return wait?.detail.lastIndex(of: "#").flatMap { mark in wait.flatMap { Int($0.detail[mark...].dropFirst()) } }
    }

    /// What became of a call, in a phrase: `at 01:10, was lost on the way`.
    package func fate(of call: HTTPExchange) -> String {
        let what: String =
            switch call.outcome {
            case .pending: "had no answer yet"
            case .answered(let response) where call.handled == 0 && response.isSuccess: "was lost on the way"
            case .answered(let response): "was answered \(response.status)"
            case .failed(let error): "failed: \(error)"
            }
        return "of \(clock(call.sent)) \(what)"
    }

    /// An instant as reports write it: `01:10`.
    package func clock(_ instant: SimulationInstant) -> String { instant.text(since: start) }

    /// A log line without the frame that the format puts around the message.
    private static func message(of line: String, _ title: String) -> String {
        var text = Substring(line)
        if let end = text.firstIndex(of: "]"), text.hasPrefix("[") {
            text = text[end...].drop { $0 != ":" }.dropFirst(2)
        }
        if text.hasPrefix("\(title) ") { text = text.dropFirst(title.count + 1) }
        if text.hasSuffix("}"), let context = text.lastSpaceBeforeObject { text = text[..<context] }
        return String(text)
    }
}

extension Substring {
    /// Where the context of a log line begins: the first ` {`.
    fileprivate var lastSpaceBeforeObject: Index? {
        indices.first { self[$0] == " " && self[index(after: $0)...].hasPrefix("{") }
    }
}
