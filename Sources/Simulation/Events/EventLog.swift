/// The append-only list of what happened in a world; its digest is the identity of a run.
package final class EventLog: @unchecked Sendable {
    // Safe although mutable: only the world that owns the log appends, on its executor.

    /// The events so far, in order.
    package private(set) var events: [Event] = []

    /// False while the world goes on only to see whether anything would still move.
    package var isRecording = true

    /// The number of events so far.
    package var count: Int { events.count }

    func append(
        time: SimulationInstant,
        process: SimulatedProcess?,
        kind: EventKind,
        subject: String,
        detail: String
    ) {
        guard isRecording else { return }
        events.append(
            Event(
                sequence: events.count,
                time: time,
                process: process?.name,
                processID: process?.id ?? 0,
                kind: kind,
                subject: subject,
                detail: detail
            )
        )
    }

    /// The SHA-256 of all events, in hexadecimal.
    ///
    /// Every field is preceded by its length, so that no two different logs give the same bytes.
    package var digest: String {
        var digest = FieldDigest()
        // By index: copying each event would cost more than hashing it.
        for index in events.indices {
            digest.add(UInt64(bitPattern: events[index].time.nanoseconds))
            digest.add(UInt64(events[index].processID))
            digest.add(events[index].process ?? "")
            digest.add(events[index].kind.rawValue)
            digest.add(events[index].subject)
            digest.add(events[index].detail)
        }
        return digest.finish()
    }
}
