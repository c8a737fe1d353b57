import Wire

extension ReferenceWriter {
    /// Writes what a fault can do, and to what kinds of targets.
    mutating func addFaultActions(_ objects: [ObjectShape]) {
        let kinds = FaultTarget.Kind.allCases
        add { page in
            page.addTable(
                ["key", "value", "what happens", "strikes a", "example"],
                objects.map { object in
                    let key = object.keys[0]
                    let verb = FaultVerb(rawValue: key.name)
                    let fitting = kinds.filter { kind in verb.map { kind.verbs.contains($0) } ?? false }
                    return [
                        MarkdownPage.code(key.name), key.shape.title, key.summary,
                        fitting.map(\.rawValue).joined(separator: ", "),
                        MarkdownPage.code(SchemaText.line(object.example)),
                    ]
                }
            )
            page.add(
                """
                A service, a channel or a command that has steps can also `fail`, `crash` and `hang` at them. How the kinds are written in \
                `on`:
                """
            )
            page.addTable(["kind", "what it is", "`on`"], kinds.map { [$0.rawValue, $0.meaning, $0.spelling] })
        }
    }
}

extension FaultTarget.Kind {
    /// What a target of this kind is, in a few words.
    fileprivate var meaning: String {
        switch self {
        case .service: "takes requests"
        case .channel: "takes messages whose sender waits for no result"
        case .process: "works through steps"
        case .command: "works through steps, and is started by the scheduler"
        case .table: "is written to"
        case .clock: "a service's clock"
        }
    }

    /// How a fault names a target of this kind.
    fileprivate var spelling: String {
        switch self {
        case .service:
            "its name for all calls; name, method and path for some: `plg-api POST /bulk-*`, `plg-api * /configs`"
        case .channel: "its name"
        case .process, .command: "its name; `*` for several: `dataset:*`"
        case .table: "its name with the schema: `gb_console.malls`, `write gb_console.*`"
        case .clock: "`clock` and the service's name: `clock plg-api`"
        }
    }
}
