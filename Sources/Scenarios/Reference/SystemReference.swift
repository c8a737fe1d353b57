import Simulation
import Wire

/// Writes the names that one system offers to scenarios.
struct SystemReference {
    let vocabulary: Vocabulary

    /// Adds the section of the system.
    func write(to writer: inout ReferenceWriter) {
        writer.add { page in
            page.addHeading(2, "The names of \(vocabulary.system)")
            page.add(
                "What `on`, `table`, `run`, `settings` and the like may name. `tvsim list TOPIC` shows them in a terminal."
            )
            addFaultTargets(to: &page)
            addWork(to: &page)
            addTables(to: &page)
            page.addHeading(3, "Settings")
            page.addTable(["setting", "takes", "default", "what it decides"], vocabulary.settings.map(Self.row))
            page.add("Where no default stands, the simulators' data in `Mocks/` says it ([mocks.md](mocks.md)).")
            page.addHeading(3, "Invariants")
            page.addTable(["id", "what it says"], vocabulary.invariants.map { [MarkdownPage.code($0.id), $0.text] })
        }
    }

    private func addFaultTargets(to page: inout MarkdownPage) {
        page.addHeading(3, "What faults strike")
        page.add(
            """
            With the attributes that `where` and `per` can ask for, and the steps, in their order, for `crash`, `hang`, `slow` and `fail`. \
            What is said of some requests only, or at some steps only, can be asked of no other.
            """
        )
        page.addTable(
            ["`on`", "kind", "`where`", "steps"],
            vocabulary.faultTargets.map { target in
                [
                    MarkdownPage.code(target.name), target.kind.rawValue,
                    target.attributes.map { "\(MarkdownPage.code($0.name))\($0.limits)" }.joined(separator: ", "),
                    MarkdownPage.codes(target.steps),
                ]
            }
        )
        page.add("Tables can be struck too, and the clocks of all services. Each verb once, where it fits:")
        page.addCode("json", FaultVerb.allCases.compactMap(example).joined(separator: ",\n"))
        page.add("The calls of each service:")
        page.addTable(
            ["service", "calls"],
            vocabulary.faultTargets.filter { !$0.routes.isEmpty }.map { target in
                [MarkdownPage.code(target.name), MarkdownPage.codes(target.routes)]
            }
        )
    }

    /// A fault that does this to the first target that it fits.
    private func example(of verb: FaultVerb) -> String? {
        guard let action = ScenarioLanguage.actions.first(where: { $0.discriminator == verb.rawValue }),
            let kind = FaultTarget.Kind.allCases.first(where: { $0.verbs.contains(verb) })
        else { return nil }
        let name: String? =
            switch kind {
            case .table: vocabulary.tables.first?.name
            case .clock: vocabulary.hosts.first.map { "clock \($0)" }
            // The one with the most steps tells most.
            default: vocabulary.faultTargets.filter { $0.kind == kind }.max { $0.steps.count < $1.steps.count }?.name
            }
        guard let name else { return nil }
        return SchemaText.line(["on": .string(name), "do": action.example])
    }

    private func addWork(to page: inout MarkdownPage) {
        page.addHeading(3, "Commands and repairs")
        page.addTable(["`run`"], vocabulary.commands.map { [MarkdownPage.code($0.usage)] })
        page.addTable(
            ["step", "needs", "what it does"],
            vocabulary.repairs.map { repair in
                [
                    MarkdownPage.code("\"\(repair.verb.rawValue)\": \"\(repair.name)\""),
                    MarkdownPage.code(repair.subject),
                    repair.summary,
                ]
            }
        )
    }

    private func addTables(to page: inout MarkdownPage) {
        page.addHeading(3, "Words for integers")
        page.add("A scenario may write the word or the number.")
        page.addTable(
            ["column", "words"],
            vocabulary.tables.flatMap { table in
                table.columns.filter { !$0.labels.isEmpty }.map { column in
                    [
                        MarkdownPage.code("\(table.name).\(column.name)"),
                        column.labels.map { "\($0.word) \($0.value)" }.joined(separator: ", "),
                    ]
                }
            }
        )
        page.addHeading(3, "Tables")
        page.add(
            "With their columns; in **bold** what a row of `given` must say. Columns ending in `_at` hold instants."
        )
        page.addTable(
            ["table", "columns"],
            vocabulary.tables.map { table in
                let columns = table.columns.map { $0.isRequired ? "**\($0.name)**" : $0.name }
                return [MarkdownPage.code(table.name), columns.joined(separator: ", ")]
            }
        )
    }

    private static func row(_ setting: any AnySetting) -> [String] {
        [
            MarkdownPage.code(setting.name), setting.expectation, setting.defaultText.map(MarkdownPage.code) ?? "",
            setting.summary,
        ]
    }
}
