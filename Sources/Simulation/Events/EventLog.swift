internal import CCrypto

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
        var digest = SHA256Digest()
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

/// A running SHA-256 over length-prefixed fields.
@safe private struct SHA256Digest: ~Copyable {
    // Safe although a raw pointer: the value owns it, cannot be copied and frees it once.
    private let context = unsafe EVP_MD_CTX_new()
    private var buffer: [UInt8] = []

    init() {
        let started = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(started == 1, "libcrypto offers no SHA-256")
        buffer.reserveCapacity(1 << 16)
    }

    mutating func add(_ number: UInt64) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe buffer.append(contentsOf: $0) }
        flush(above: 1 << 15)
    }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        buffer.append(contentsOf: text.utf8)
        flush(above: 1 << 15)
    }

    mutating func finish() -> String {
        flush(above: 0)
        var bytes = [UInt8](repeating: 0, count: 32)
        let ended = unsafe EVP_DigestFinal_ex(context, &bytes, nil)
        precondition(ended == 1, "libcrypto could not finish a SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private mutating func flush(above size: Int) {
        guard buffer.count > size else { return }
        let added = unsafe buffer.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        precondition(added == 1, "libcrypto could not go on with a SHA-256")
        buffer.removeAll(keepingCapacity: true)
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }
}
