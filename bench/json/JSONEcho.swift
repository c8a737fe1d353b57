// Reads JSON texts from standard input, and answers each with a line: its value, or the place and the mistake.
//
// bench/json.sh compiles this file together with the reader, so that both are one module. Before each text stands its length
// in bytes and a line feed.

@preconcurrency import Glibc

/// What the program does.
@main enum JSONEcho {
    static func main() {
        let limits = JSONLimits(depth: 256, size: 64 << 20, allowsDuplicateKeys: true)
        while let line = readLine(), let count = Int(line) {
            do {
                print("value", try JSONNode(parsing: read(count), limits: limits).value.text)
            } catch {
                print("error", error.position.offset, error)
            }
        }
    }

    private static func read(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = unsafe fread(buffer.baseAddress!, 1, count, stdin)
        }
    }
}
