import Testing
import Wire

/// No bytes make the reader trap.
@Suite struct JSONRobustnessTests {
    private static let sample = Array(
        #"{"name": "é\n😀", "a": [1, -2.5e3, true, false, null], "deep": [[{"x": {}}]], "empty": ""}"#.utf8
    )

    @Test func `a text cut off anywhere is refused with a place inside it`() throws {
        _ = try JSONNode(parsing: Self.sample)
        for length in 0..<Self.sample.count {
            let error = #expect(throws: JSONError.self) { try JSONNode(parsing: Array(Self.sample[..<length])) }
            #expect((0...length).contains(error?.position.offset ?? -1))
        }
    }

    @Test func `any byte in any place is either read or refused`() throws {
        for index in Self.sample.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = Self.sample
                changed[index] = byte
                guard let value = try? JSONNode(parsing: changed).value else { continue }
                #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
            }
        }
    }

    @Test func `texts put together at random are read or refused, and what is read is written back the same`() throws {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d800", "1", "-", ".", "e", " ", "\n", "true", "é",
            "\"a\":",
        ]
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            guard let value = try? JSONValue(parsing: Array(text.utf8)) else { continue }
            #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
        }
    }

    @Test func `a long flat text takes time in proportion to its length`() throws {
        let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue(parsing: Array("{\(members)}".utf8))
        #expect(value.object?.members.count == 100_000)
    }
    @Test func `a key that stands twice among very many costs no more`() throws {
        let members = (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let limits = JSONLimits(depth: 1, size: 16 << 20, allowsDuplicateKeys: true)
        let node = try JSONNode(parsing: Array("{\(members),\"k7\":null}".utf8), limits: limits)
        #expect(node.value.object?.members.count == 100_000)
        #expect(node.value["k7"] == .null)
    }
}
