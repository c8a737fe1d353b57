// What libFuzzer calls with every input: bytes become JSON, shapes and scenarios, or a list of mistakes with their places.
//
// bench/fuzz.sh links this file with the modules of a build that is instrumented. TVSIM_MOCKS names the folder Mocks/.

import Glibc
import Harness
import Scenarios
import Wire

/// Entry of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    ScenarioPromises(bytes).check()
    return 0
}

/// What holds of the scenario reader for any bytes.
struct ScenarioPromises {
    private let bytes: [UInt8]

    private static let systems: [String: PreparedSystem] = {
        guard let path = unsafe getenv("TVSIM_MOCKS") else { fatalError("TVSIM_MOCKS is not set") }
        let mocks = MockDirectory(path: unsafe String(cString: path))
        do {
            return Dictionary(
                uniqueKeysWithValues: try Systems.all.map { ($0.name, try PreparedSystem($0, mocks: mocks)) }
            )
        } catch { fatalError("\(error)") }
    }()

    private static let reader = ScenarioReader(systems: Systems.names) { systems[$0]?.vocabulary }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func check() {
        // A scenario may extend itself, another one or nothing that there is; the disk stays out.
        let bases = ["base.json": Array("{\"settings\": {}, \"steps\": [{\"at\": \"1h\"}, 1], \"faults\": 0}".utf8)]
        do {
            let cases = try Self.reader.readCases(bytes, file: "fuzz.json") { $0 == "fuzz.json" ? bytes : bases[$0] }
            require(!cases.isEmpty, "a file that is read has a case")
            require((try? JSONNode(parsing: bytes)) != nil, "a scenario is JSON")
        } catch {
            check(error)
        }
    }

    private func check(_ diagnostics: Diagnostics) {
        require(!diagnostics.all.isEmpty, "a file that is refused has a mistake")
        let lines = bytes.count { $0 == 0x0a } + 1
        for one in diagnostics.all {
            require(!one.found.isEmpty && one.expected != "" && one.hint != "", "a mistake says what it is: \(one)")
            guard one.file == "fuzz.json" else { continue }
            require((1...lines).contains(one.line), "the line lies in the file: \(one)")
            require((0...bytes.count).contains(one.position.offset), "the place lies in the file: \(one)")
            require(one.column >= 1 && one.column <= bytes.count + 1, "the column lies in the file: \(one)")
        }
        require(!diagnostics.rendered(source: bytes).isEmpty, "mistakes can be shown")
    }

    private func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
        if !holds { fatalError("\(promise())\n\(String(decoding: bytes, as: UTF8.self))") }
    }
}
