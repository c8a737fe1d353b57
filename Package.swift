// swift-tools-version: 6.2
// One section for each layer, lowest first: a target depends only on targets that stand above it (docs/architecture.md).

import PackageDescription

let package = Package(
    name: "tvsim",
    products: [.executable(name: "tvsim", targets: ["tvsim"])],
    targets: [
        // System libraries: a module map and a header each, no logic.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // The kernel: virtual time, the executor, named decisions, processes, faults, the event log.
        .target(name: "Simulation", dependencies: ["CCrypto"]),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),

        // SQL databases: sessions, statements, rows, transactions, locks, change capture.
        .target(name: "Storage", dependencies: ["CSQLite", "Simulation"]),
        .testTarget(name: "StorageTests", dependencies: ["Simulation", "Storage"]),

        // JSON, HTTP messages, routing, the in-memory network.
        .target(name: "Wire", dependencies: ["Simulation"]),
        .testTarget(name: "WireTests", dependencies: ["Simulation", "Wire"]),

        // The Trend Viewer workflow, and what it talks to. Neither imports the other.
        .target(name: "TrendViewer", dependencies: ["Simulation", "Storage", "Wire"]),
        .testTarget(name: "TrendViewerTests", dependencies: ["Simulation", "Storage", "TrendViewer", "Wire"]),
        .target(name: "TrendViewerServices", dependencies: ["Simulation", "Storage", "Wire"]),
        .testTarget(
            name: "TrendViewerServicesTests",
            dependencies: ["Simulation", "Storage", "TrendViewerServices", "Wire"]
        ),
        .target(name: "Messaging", dependencies: ["Simulation", "Wire"]),
        .testTarget(name: "MessagingTests", dependencies: ["Messaging", "Simulation", "Wire"]),

        // The scenario language.
        .target(name: "Scenarios", dependencies: ["Simulation", "Wire"]),
        .testTarget(
            name: "ScenariosTests",
            dependencies: ["Scenarios", "Simulation", "Wire"],
            exclude: ["Expected", "Fixtures"]
        ),

        // The files of the HTML report as bytes (docs/decisions/0006).
        .target(name: "CReportPage"),

        // Builds a world from a scenario, runs it, judges it; then what people and programs read.
        .target(
            name: "Harness",
            dependencies: [
                "Messaging", "Scenarios", "Simulation", "Storage", "TrendViewer", "TrendViewerServices", "Wire",
            ]
        ),
        .testTarget(
            name: "HarnessTests",
            dependencies: ["Harness", "Scenarios", "Simulation", "Storage", "Wire"],
            exclude: ["Fixtures"]
        ),
        .target(
            name: "Reporting",
            dependencies: ["CReportPage", "Harness", "Messaging", "Scenarios", "Simulation", "Storage", "Wire"],
            exclude: ["HTML/Page"]
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Harness", "Reporting", "Scenarios", "Simulation", "Storage", "Wire"],
            exclude: ["Pages"]
        ),

        // The command line: one file a subcommand.
        .executableTarget(
            name: "tvsim",
            dependencies: ["Harness", "Reporting", "Scenarios", "Simulation", "Storage", "Wire"]
        ),
        .testTarget(name: "EndToEnd", dependencies: ["Wire", "tvsim"], exclude: ["Fixtures", "Pages", "Shells"]),

        // What every source file keeps to, read from the sources themselves.
        .testTarget(name: "HouseRules"),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)

// One list of settings for every Swift target, so that no target can opt out of it.
for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
            // A world is one thread, and every debug build checks this in every test (docs/decisions/0009).
            .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
        ]
}
