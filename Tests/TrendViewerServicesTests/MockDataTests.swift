import Simulation
import Testing
import TrendViewerServices
import Wire

struct MockDataTests {
    @Test func `Every value of a profile is of a known setting, and no setting stands in two profiles`() throws {
        var seen: [String] = []
        for (file, json) in MockFiles.profiles {
            let profile = try ServiceProfile(json: json, known: TrendViewerServiceSettings.all)
            #expect("\(profile.service).json" == file)
            #expect(!profile.settings.isEmpty)
            seen += profile.settings.map(\.name)
        }
        #expect(Set(seen).count == seen.count)
    }

    @Test func `Every setting without a default is in a profile`() throws {
        for setting in TrendViewerServiceSettings.all where setting.defaultText == nil {
            #expect(MockFiles.settings[setting.name] != nil, "no profile gives \(setting.name)")
        }
    }

    @Test(arguments: [
        (#"{"service":"a","description":"b","settings":{"crawl.durations":"1m"}}"#, "settings: 'crawl.durations'"),
        (#"{"service":"a","description":"b","settings":{"crawl.duration":"1"}}"#, "settings.crawl.duration: must be a"),
        (#"{"service":"a","description":"b","settings":{"plg.pageLimit":1.5}}"#, "settings.plg.pageLimit: must be a"),
        (#"{"service":"a","description":"b","settings":[]}"#, "settings: must be an object"),
        (#"{"service":"a","settings":{}}"#, "'description' is missing"),
        (#"{"service":"a","description":"b","settings":{},"more":1}"#, "unknown key 'more'"),
        ("[]", "must be an object"),
    ])
    func `A profile that is wrong is refused with the place`(text: String, message: String) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        let problem = #expect(throws: MockData.Problem.self) {
            try ServiceProfile(json: json, known: TrendViewerServiceSettings.all)
        }
        #expect(problem?.description.hasPrefix(message) == true, "\(problem?.description ?? "")")
    }

    @Test(
        arguments: [
            (
                ["dimensions"], JSONValue.integer(3),
                "products[0].reviews[0].sentences[0].embedding: must have 3 numbers"
            ),
            (["products"], JSONValue.array([]), "products: must be an array with elements"),
            (["template", "price"], JSONValue.array([5]), "template.price: must be a pair [least, most]"),
            (["template", "price"], JSONValue.array([5, 4]), "template.price[1]: must be a whole number from 5"),
            (["template", "reviews"], JSONValue.null, "template.reviews: must be an array"),
            (["template", "name"], JSONValue.null, "template: unknown key 'name'"),
        ] as [([String], JSONValue, String)]
    )
    func `A fixture file that is wrong is refused with the place`(
        path: [String],
        value: JSONValue,
        message: String
    ) throws {
        let json = Self.replacing(path, in: try MockFiles.json("fixtures/products.json"), with: value)
        let problem = #expect(throws: MockData.Problem.self) { try Fixtures(json: json) }
        #expect(problem?.description.hasPrefix(message) == true, "\(problem?.description ?? "")")
    }

    @Test func `A product that stands in the fixtures twice is refused`() throws {
        var file = try MockFiles.json("fixtures/products.json")
        let products = try #require(file["products"]?.array)
        file = Self.replacing(["products"], in: file, with: .array(products + [products[0]]))
        let problem = #expect(throws: MockData.Problem.self) { try Fixtures(json: file) }
        #expect(problem?.path == "products[5].input")
    }

    private static func replacing(_ path: [String], in json: JSONValue, with value: JSONValue) -> JSONValue {
        guard let key = path.first, var object = json.object else { return value }
        object[key] = replacing(Array(path.dropFirst()), in: object[key] ?? .null, with: value)
        return .object(object)
    }
}
