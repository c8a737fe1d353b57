import Foundation
import Harness
import Scenarios
import Storage
import Testing

/// What every system shares knows none of them: a system is told by its own folder (design §2).
@Suite struct WallTests {
    private static let root = URL(filePath: Laboratory.path("Sources"))

    /// The files of the harness and of the reports, without the folders in which a system registers.
    private static let files: [String] = ["Harness", "Reporting"].flatMap { target in
        let all = FileManager.default.enumerator(atPath: root.appending(path: target).path)?.compactMap {
            $0 as? String
        }
        return (all ?? []).filter { $0.hasSuffix(".swift") && !$0.hasPrefix("TrendViewer/") }.map { "\(target)/\($0)" }
    }.sorted()

    /// What belongs to one system: its databases, tables, services and commands.
    private static let names: Set<String> = Set(
        Systems.all.flatMap { system -> [String] in
            let tables = (try? DatabaseImage(system.schemas).catalog.tables.map(\.name)) ?? []
            let plain = tables.flatMap { $0.split(separator: ".").map(String.init) }
            return [system.name] + plain + system.faultTargets.map(\.name)
        }
    ).subtracting(["users", "groups", "slack", "pusher", "mail", "clock"])

    @Test func `there is something to look for, and somewhere to look`() {
        #expect(Self.files.count > 100)
        #expect(Self.names.isSuperset(of: ["trend-viewer", "gb_console", "datasets", "crawler", "dataset:create"]))
    }

    @Test(arguments: files) func `a text in the code names nothing of a system`(file: String) throws {
        let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.drop(while: { $0 == " " }).hasPrefix("//") {
            // Every second piece between quotes is a text; one in which a value stands is cut there, which does no harm.
            for literal in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            where !literal.offset.isMultiple(of: 2) {
                let words = literal.element.split { !($0.isLetter || $0.isNumber || "_-:".contains($0)) }
                let found = words.filter { Self.names.contains(String($0)) }
                #expect(found.isEmpty, "\(file):\(number + 1): \(found)")
            }
        }
    }
}
