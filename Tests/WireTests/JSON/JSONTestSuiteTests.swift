import Foundation
import Testing
import Wire

/// Where the checkout is.
private enum Checkout {
    static let folder = ProcessInfo.processInfo.environment["TVSIM_JSON_TEST_SUITE"].map { URL(filePath: $0) }
}

/// The reader against a checkout of the public suite github.com/nst/JSONTestSuite, whose folder the environment names in
/// `TVSIM_JSON_TEST_SUITE`.
///
/// Nothing of the suite is kept here; `JSONGrammarTests` holds the same rules in cases of our own.
@Suite(.enabled(if: Checkout.folder != nil, "TVSIM_JSON_TEST_SUITE names no checkout"))
struct JSONTestSuiteTests {
    /// RFC 8259 lets keys repeat, and the suite wants that read; scenarios do not let them.
    private static let limits = JSONLimits(depth: 256, size: 16 << 20, allowsDuplicateKeys: true)

    /// The cases that a reader may answer as it likes, and which tvsim reads; it refuses the others.
    private static let read: Set<String> = [
        "i_number_double_huge_neg_exp.json", "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
        "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
    ]

    private static func cases(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
        let parsing = try #require(Checkout.folder).appending(path: "test_parsing")
        let names = try FileManager.default.contentsOfDirectory(atPath: parsing.path).sorted()
        return try names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.map { name in
            (name, Array(try Data(contentsOf: parsing.appending(path: name))))
        }
    }

    @Test func `what a reader must read is read, and written it reads the same`() throws {
        let cases = try Self.cases("y_")
        #expect(cases.count >= 95)
        for (name, bytes) in cases {
            let value = try JSONNode(parsing: bytes, limits: Self.limits).value
            #expect(try JSONValue(parsing: Array(value.text.utf8)) == value, "\(name)")
        }
    }

    @Test func `what a reader must refuse is refused, with a place in the text`() throws {
        let cases = try Self.cases("n_")
        #expect(cases.count >= 188)
        for (name, bytes) in cases {
            let error = #expect(throws: JSONError.self, "\(name)") {
                try JSONNode(parsing: bytes, limits: Self.limits)
            }
            #expect((0...bytes.count).contains(error?.position.offset ?? -1), "\(name)")
        }
    }

    @Test func `what a reader may answer as it likes is answered as documented`() throws {
        let cases = try Self.cases("i_")
        #expect(cases.count >= 35)
        for (name, bytes) in cases {
            let isRead = (try? JSONNode(parsing: bytes, limits: Self.limits)) != nil
            #expect(isRead == Self.read.contains(name), "\(name)")
        }
    }
}
