import FoundationEssentials
import Simulation
import TrendViewerServices
import Wire

/// The files in `Mocks/`, as the harness reads them.
enum MockFiles {
    static let fixtures: Fixtures = {
        do {
            return try Fixtures(json: json("fixtures/products.json"))
        } catch {
            fatalError("Mocks/fixtures/products.json: \(error)")
        }
    }()

    /// The profiles by file name, in the order of their names.
    static let profiles: [(file: String, json: JSONValue)] = {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                .filter { $0.hasSuffix(".json") }
                .map { ($0, try json($0)) }
        } catch {
            fatalError("Mocks: \(error)")
        }
    }()

    static let settings: [String: SettingValue] = {
        var values: [String: SettingValue] = [:]
        for (file, json) in profiles {
            do {
                let profile = try ServiceProfile(json: json, known: TrendViewerServiceSettings.all)
                for (name, value) in profile.settings { values[name] = value }
            } catch {
                fatalError("Mocks/\(file): \(error)")
            }
        }
        return values
    }()

    static func json(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }

    private static let folder: String = {
        let file = URL(filePath: #filePath)
        let root = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: "Mocks").path()
    }()
}
