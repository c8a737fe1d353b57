import Foundation
import Testing
import Wire

/// The inputs that a fuzzer found to reach every part of the reader (bench/fuzz.sh), read again.
@Suite struct JSONCorpusTests {
    private static func inputs(in folder: String) throws -> [[UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "bench/fuzz/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted().map { name in
            Array(try Data(contentsOf: root.appending(path: name)))
        }
    }

    @Test(arguments: ["seeds", "corpus"]) func `each input is read and written the same, or refused with a place in it`(
        folder: String
    ) throws {
        let inputs = try Self.inputs(in: folder)
        #expect(inputs.count > 5)
        for bytes in inputs {
            do throws(JSONError) {
                let value = try JSONNode(parsing: bytes).value
                #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
                #expect(try JSONValue(parsing: Array(value.indentedText.utf8)) == value)
            } catch {
                #expect((0...bytes.count).contains(error.position.offset))
                #expect(error.message.utf8.count < 600)
            }
        }
    }
}
