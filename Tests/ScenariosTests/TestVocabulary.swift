import Scenarios
import Simulation

/// A small system for the tests of the language.
enum TestVocabulary {
    /// What is wrong, where something reads a file; nothing when it is read.
    static func mistakes(_ read: () throws(Diagnostics) -> Void) -> [String] {
        do {
            try read()
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    enum Engine: String, SettingChoice { case qwen, openai }

    static let statuses: [(word: String, value: Int64)] = [
        ("Pending", 1), ("Analyzing", 2), ("Processing", 2), ("Completed", 3), ("Failed", 9),
    ]

    static let system = Vocabulary(
        system: "trend-viewer",
        tables: [
            TableVocabulary(
                "gb_console.malls",
                [
                    ColumnVocabulary("id", .integer, isNullable: false),
                    ColumnVocabulary("name", .text, isNullable: false, isRequired: true),
                    ColumnVocabulary("rating", .real), ColumnVocabulary("is_open", .boolean),
                    ColumnVocabulary("created_at", .instant), ColumnVocabulary("note", .any),
                ]
            ),
            TableVocabulary(
                "gb_console.summary_wishlist_products",
                [
                    ColumnVocabulary("id", .integer, isNullable: false), ColumnVocabulary("input", .text),
                    ColumnVocabulary(
                        "crawl_status",
                        .integer,
                        isNullable: false,
                        labels: [("New", 0), ("InProgress", 1), ("Crawling", 1), ("Success", 2), ("Error", 3)]
                    ),
                ]
            ),
            TableVocabulary(
                "gb_console.wishlist_dataset_histories",
                [
                    ColumnVocabulary("id", .integer, isNullable: false), ColumnVocabulary("slug", .text),
                    ColumnVocabulary("dataset_id", .integer),
                    ColumnVocabulary("status", .integer, labels: statuses),
                    ColumnVocabulary("spvp_status", .integer, labels: statuses),
                ]
            ),
        ],
        settings: [
            Setting<DurationRange>("crawl.duration", "How long a crawl takes."),
            Setting<Engine>("spvpEngine", default: .qwen, "Which engine."),
            Setting<Int>("minProducts", default: 1, "How many."),
            Setting<Bool>("callbacks", default: false, "Whether."),
        ],
        faultTargets: [
            FaultTarget("plg-api", .service, attributes: ["method", "path", "from"], routes: ["POST /bulk-create"]),
            FaultTarget(
                "tv-python-api",
                .service,
                attributes: [
                    "method", "path", "from", DeclaredAttribute("dataset_id", routes: ["GET /datasets/{id}"]),
                ],
                routes: ["POST /dataset/create", "GET /datasets/{id}"]
            ),
            FaultTarget(
                "slack",
                .channel,
                attributes: ["kind", DeclaredAttribute("severity", values: ["info", "error"])]
            ),
            FaultTarget(
                "pusher",
                .channel,
                steps: ["receive", "deliver"],
                failingStep: "receive",
                attributes: ["event", DeclaredAttribute("client", steps: ["deliver"])]
            ),
            FaultTarget(
                "crawler",
                .process,
                steps: ["crawl", "store"],
                failingStep: "crawl",
                attributes: ["input", "config"]
            ),
            FaultTarget("analyzer_batch", .process, steps: ["load", "write"], attributes: ["dataset_id"]),
            FaultTarget(
                "dataset:get-status",
                .command,
                verbs: FaultTarget.Kind.command.verbs + [.fail],
                steps: ["select", "commit"],
                attributes: [DeclaredAttribute("dataset_id", steps: ["commit"])]
            ),
            FaultTarget("dataset:create", .command, steps: ["select"], attributes: ["mode"]),
        ],
        commands: [
            CommandVocabulary(
                "dataset:get-status",
                usage: "dataset:get-status [dataset_id] [--dry-run]",
                options: ["--dry-run"],
                arguments: 0...1
            ),
            CommandVocabulary("dataset:create", usage: "dataset:create"),
        ],
        repairs: [
            RepairVocabulary(.retrigger, "analyzer_batch", of: "dataset", summary: "Starts the job."),
            RepairVocabulary(.retrigger, "spvp_batch", of: "history", summary: "Starts the job."),
            RepairVocabulary(.resend, "spvp-completed", of: "history", summary: "Sends the message."),
        ],
        invariants: [
            InvariantVocabulary("I-1", "one"), InvariantVocabulary("I-2", "two"), InvariantVocabulary("I-5", "five"),
        ],
        hosts: ["trend-viewer-api", "plg-api", "tv-python-api"]
    )

    static let reader = ScenarioReader(systems: ["trend-viewer"]) { $0 == "trend-viewer" ? system : nil }
}
