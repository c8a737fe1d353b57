import Wire

/// Writes the part of the reference that all systems share: every kind of object with its keys.
struct ReferenceWriter {
    private(set) var page = MarkdownPage()
    /// The headings that are there already; an object that may stand in several places is described once.
    private var headings: Set<String> = []

    /// Writes the section of an object, and after it those of the objects in it; `place` says where it stands, from the
    /// file: `given.groups[]`.
    mutating func write(_ object: ObjectShape, as heading: String? = nil, at place: String, level: Int) {
        let heading = heading ?? object.heading
        guard headings.insert(heading).inserted else { return }
        page.addHeading(level, heading)
        if !place.isEmpty { page.add("Stands in \(MarkdownPage.code(place)).") }
        page.addTable(["key", "value", "", "what it means", "example"], object.keys.map(Self.row))
        for key in object.keys {
            write(key.shape, at: place.isEmpty ? key.name : "\(place).\(key.name)", level: level)
        }
    }

    /// Writes what is inside a value.
    private mutating func write(_ shape: Shape, at place: String, level: Int) {
        switch shape {
        case .list(let element, _), .pair(let element): write(element, at: "\(place)[]", level: level)
        case .map(let value, _): write(value, at: "\(place).*", level: level)
        case .object(let object): write(object, at: place, level: min(level + 1, 3))
        case .variants(let objects, let noun): write(objects, noun: noun, at: place, level: level)
        case .either(let shapes): for shape in shapes { write(shape, at: place, level: level) }
        default: break
        }
    }

    /// Writes objects that are told apart by one key each.
    private mutating func write(_ objects: [ObjectShape], noun: String, at place: String, level: Int) {
        let heading = Shape.heading(of: noun)
        guard headings.insert(heading).inserted else { return }
        let isInside = level > 2
        page.addHeading(isInside ? 3 : 2, heading)
        page.add("Stands in \(MarkdownPage.code(place)). It has exactly one of the keys \(Self.heads(of: objects)).")
        if objects.allSatisfy({ $0.keys.count == 1 }) {
            addFaultActions(objects)
        } else if isInside {
            page.addTable(["key", "further keys"], objects.map(Self.row))
        } else {
            page.addCode("json", objects.map { SchemaText.line($0.example) }.joined(separator: ",\n"))
            for object in objects { write(object, at: place, level: 3) }
        }
    }

    /// Adds a paragraph or a table.
    mutating func add(_ change: (inout MarkdownPage) -> Void) { change(&page) }

    private static func heads(of objects: [ObjectShape]) -> String {
        MarkdownPage.codes(objects.map(\.discriminator))
    }

    private static func row(_ key: KeyShape) -> [String] {
        let usual = key.usual.map { "\($0) when left out" } ?? ""
        return [
            MarkdownPage.code(key.name), key.shape.title, key.isRequired ? "required" : usual, key.summary,
            MarkdownPage.code(SchemaText.line(key.example)),
        ]
    }

    private static func row(_ object: ObjectShape) -> [String] {
        [MarkdownPage.code(object.discriminator), MarkdownPage.codes(object.keys.dropFirst().map(\.name))]
    }
}
