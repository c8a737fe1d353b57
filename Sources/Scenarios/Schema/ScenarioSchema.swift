package import Wire

/// The JSON Schema of scenario files (draft 2020-12), by which editors complete, explain and check them.
///
/// It is written from the shapes of the language and from what the systems offer. The reader checks more: a schema
/// cannot say that an instant lies before the end, or that a placeholder was saved by then.
package enum ScenarioSchema {
    /// The text of the kept file: the schema, laid out so that differences can be read.
    package static func text(for vocabularies: [Vocabulary]) -> String { SchemaText.page(document(for: vocabularies)) }

    /// Returns true when a text is a JSON Schema, whichever: an object that names the language of schemas as its own.
    package static func isSchema(_ text: [UInt8]) -> Bool {
        guard let language = (try? JSONValue(parsing: text))?["$schema"]?.string else { return false }
        return language.contains("json-schema.org/")
    }

    /// The schema for the scenarios of these systems; there is at least one.
    package static func document(for vocabularies: [Vocabulary]) -> JSONValue {
        let writers = vocabularies.map { SchemaWriter(vocabulary: $0) }
        var members: [(String, JSONValue)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "tvsim scenario"),
            (
                "description",
                "A world, what is done to it, what goes wrong in it, and what must be true of it (docs/scenarios.md)."
            ),
        ]
        if writers.count == 1, let only = writers.first {
            members.append(("$ref", .string(only.reference(SchemaWriter.root))))
        } else {
            let names = vocabularies.map { JSONValue.string($0.system) }
            members += [
                ("type", "object"), ("properties", ["system": ["enum": .array(names)]]),
                ("allOf", .array(writers.map(\.choice))),
            ]
        }
        members.append(("$defs", .object(JSONObject(SchemaWriter.common + writers.flatMap { $0.definitions() }))))
        return .object(JSONObject(members))
    }
}
