package import Scenarios
package import Storage

/// The systems that tvsim knows.
package enum Systems {
    /// Every system, in the order of lists; a new one is one line here.
    package static let all: [any SimulatedSystem.Type] = [TrendViewerSystem.self]

    /// The names of all systems.
    package static var names: [String] { all.map { $0.name } }

    /// The text of the JSON Schema for scenarios of these systems.
    ///
    /// - Throws: `DatabaseError` when the schemas of a system cannot be built.
    package static func schema(of names: [String]) throws -> String {
        ScenarioSchema.text(for: try vocabularies(of: names))
    }

    /// The text of the language's reference, in Markdown, for scenarios of these systems.
    ///
    /// - Throws: `DatabaseError` when the schemas of a system cannot be built.
    package static func reference(of names: [String]) throws -> String {
        LanguageReference.text(for: try vocabularies(of: names))
    }

    private static func vocabularies(of names: [String]) throws -> [Vocabulary] {
        try all.filter { names.contains($0.name) }.map { system in
            system.vocabulary(catalog: try DatabaseImage(system.schemas).catalog)
        }
    }

    /// The system of a name.
    package static func named(_ name: String) -> (any SimulatedSystem.Type)? {
        all.first { $0.name == name }
    }
}

extension SimulatedSystem {
    /// A system of which nobody has said what there is to reach.
    package static var coverage: CoverageMap { CoverageMap(branches: []) }

    /// A system whose logs nobody has described.
    package static var logs: LogGuide { LogGuide() }

    /// A system that has no datasets.
    package static var datasetTables: [String] { [] }

    /// A system of which nobody has said how its runs are drawn.
    package static var drawing: DrawingGuide { DrawingGuide() }

    /// What scenarios of this system may name; `image`, where it is given, checks their statements.
    package static func vocabulary(catalog: Catalog, image: DatabaseImage? = nil) -> Vocabulary {
        Vocabulary(
            system: name,
            tables: catalog.tables.map(TableVocabulary.init(table:)),
            settings: settings,
            faultTargets: faultTargets,
            commands: commands.map(\.vocabulary),
            repairs: repairs,
            invariants: invariants.map { InvariantVocabulary($0.id, $0.text) },
            hosts: hosts,
            statements: image.map { StatementVocabulary(StatementCheck($0)) }
        )
    }
}

extension StatementVocabulary {
    init(_ check: StatementCheck) {
        self.init {
            check.mistake(inStatement: $0, arguments: $1).map(Mistake.init)
        } question: {
            check.mistake(inQuestion: $0).map(Mistake.init)
        }
    }
}

extension StatementVocabulary.Mistake {
    init(_ mistake: SQLMistake) {
        self.init(
            message: mistake.message,
            offset: mistake.offset,
            unknownName: mistake.unknownName,
            names: mistake.names
        )
    }
}

extension TableVocabulary {
    init(table: Table) {
        self.init(
            table.name,
            table.columns.map { column in
                ColumnVocabulary(
                    column.name,
                    Self.type(of: column),
                    isNullable: column.isNullable,
                    isRequired: !column.isNullable && !column.hasDefault && !column.isPrimaryKey
                        && !GivenWriter.timestamps.contains(column.name),
                    labels: (table.labels(for: column.name)?.labels ?? []).flatMap { label in
                        ([label.name] + label.synonyms).map { (word: $0, value: label.value) }
                    }
                )
            }
        )
    }

    private static func type(of column: Table.Column) -> ColumnVocabulary.ColumnType {
        // Datetimes are stored as text; by the documents' convention their names end in "_at".
        if column.name.hasSuffix("_at") { return .instant }
        switch column.type {
        case "INTEGER": return .integer
        case "REAL": return .real
        case "TEXT": return .text
        case "BOOLEAN": return .boolean
        default: return .any
        }
    }
}
