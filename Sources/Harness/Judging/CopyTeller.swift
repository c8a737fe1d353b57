import Simulation
import Storage

/// Tells copies of something that there may not be so often: who made each, and why it was made again.
struct CopyTeller {
    let jobs: JobHistory
    let rollbacks: [Rollback]
    let start: SimulationInstant

    /// How many are told.
    private static let limit = 8

    /// One line for each message, line or request, after the words that lead to them.
    func text(_ lead: String, _ copies: [Sighting]) -> String {
        text(lead, of: copies.count) { index in
            let copy = copies[index]
            var parts = ["\(copy.time.text(since: start)) from \(copy.sender)"]
            let earlier = copies[..<index]
            if let origin = copy.origin, earlier.contains(where: { $0.origin?.sequence == origin.sequence }) {
                let why = copy.fault.map { "the fault \($0)" } ?? "the network"
                return "\(parts[0]): the same request again, doubled by \(why)"
            }
            if let origin = copy.origin {
                parts += again(origin.processID, at: copy.time, after: earlier.compactMap(\.origin?.processID))
            }
            if let rollback = copy.rollback(among: rollbacks) {
                parts.append("what it had written was rolled back at \(rollback.time.text(since: start))")
            }
            return (parts + differences(copy, from: earlier.first)).joined(separator: "; ")
        }
    }

    /// One line for each row, after the words that lead to them.
    func text(_ lead: String, _ rows: [(id: Int64, insert: RowChange?, differences: [String])]) -> String {
        text(lead, of: rows.count) { index in
            let row = rows[index]
            guard let insert = row.insert else {
                return (["row \(row.id), there since the start"] + row.differences).joined(separator: "; ")
            }
            let step = insert.step.map { ", step \($0)" } ?? ""
            let written = "row \(row.id), written by \(insert.process) at \(insert.time.text(since: start))\(step)"
            let earlier = rows[..<index].compactMap(\.insert?.processID)
            let runs = again(insert.processID, at: insert.time, after: earlier)
            return ([written] + runs + row.differences).joined(separator: "; ")
        }
    }

    private func text(_ lead: String, of count: Int, _ line: (Int) -> String) -> String {
        guard count != 1 else { return "\(lead): \(line(0))" }
        let lines = (0..<min(count, Self.limit)).map { "  " + line($0) }
        let rest = count > Self.limit ? ["  and \(count - Self.limit) more"] : []
        return (["\(lead):"] + lines + rest).joined(separator: "\n")
    }

    /// How the process that made it goes on, and whether one before it was the same.
    private func again(_ id: Int, at time: SimulationInstant, after earlier: [Int]) -> [String] {
        guard let job = jobs.process(id) else { return [] }
        var parts: [String] = []
        if earlier.contains(id) {
            parts.append("the same run again")
        } else if !earlier.isEmpty {
            parts.append("another run" + (job.started == time ? "" : ", started at \(job.started.text(since: start))"))
        }
        if let outcome = job.outcome, let ended = job.ended, outcome != "finished" {
            parts.append("the run \(outcome) at \(ended.text(since: start))")
        }
        return parts
    }

    /// The fields in which a copy is not the first one's equal; of long ones only the names.
    private func differences(_ copy: Sighting, from first: Sighting?) -> [String] {
        guard let first else { return [] }
        return copy.fields.filter { $0.name != "from" && $0.values != first.values($0.name) }.map { field in
            let text = field.values.map(TextMiss.quoted).joined(separator: ", ")
            return text.count > 80 ? "\(field.name) differs" : "\(field.name) is \(text)"
        }
    }
}
