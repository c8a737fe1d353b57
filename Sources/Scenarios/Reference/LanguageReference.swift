/// The reference of the scenario language, in Markdown.
///
/// It is written from the shapes that the reader checks files by, and from what the systems offer, as the JSON Schema is.
package enum LanguageReference {
    /// The page for the scenarios of these systems.
    package static func text(for vocabularies: [Vocabulary]) -> String {
        var writer = ReferenceWriter()
        writer.add { page in
            page.addHeading(1, "The reference of the scenario language")
            page.add(
                """
                Every key with its value, and every name that a scenario may use. `tvsim schema --markdown` writes this page from the \
                declarations that files are checked by; [scenarios.md](scenarios.md) tells the same by example, and editors \
                show it while you type ([cookbook.md](cookbook.md#an-editor-that-knows-the-language)).
                """
            )
            page.addHeading(2, "Values")
            page.addTable(["value", "written", "means"], values)
        }
        writer.write(ScenarioLanguage.scenario, as: "The file", at: "", level: 2)
        for vocabulary in vocabularies { SystemReference(vocabulary: vocabulary).write(to: &writer) }
        return writer.page.text
    }

    private static let values = [
        ["instant", "`\"01:30\"`, `\"01:30:15\"`, `\"26:30\"`", "so long after the start of the run"],
        ["", "`\"1d 02:00\"`, `\"90m\"`, `\"90 min\"`, `\"1.5h\"`, `\"PT1H30M\"`", "the same"],
        [
            "", "`\"2026-01-05T01:30:00Z\"`, `\"2026-01-05T10:30+09:00\"`",
            "that instant; UTC where no offset is written; a space may stand for the `T`",
        ],
        ["", "`\"-1d 02:00\"`", "so long before the start; only in `given`"],
        [
            "duration", "`\"10m\"`, `\"1h30m\"`, `\"90 min\"`, `\"250ms\"`",
            "units are w, d, h, m, s, ms, us, ns and their words; each number has one",
        ],
        ["share", "`\"1/3\"`, `0.25`", "above 0 and at most 1, exact"],
        [
            "pattern", "`\"*B0B2*\"`",
            "in a text that is compared, `*` stands for any run of characters; it fits the whole text",
        ],
        [
            "placeholder", "`\"${slug}\"`",
            "a value that a step has saved, or a parameter of `cases` or `matrix`; in any text",
        ],
    ]
}
