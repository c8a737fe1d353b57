import Storage

/// Which service may touch which tables (seed 000; reference trend-viewer §3, Q-26).
///
/// The console is one database server and the analyzers' stores are others, so each service has a connection to
/// either, and no transaction spans both.
struct Accesses {
    /// The service, by whose clock everything is dated that goes over these connections.
    let service: String

    /// The connection to gb_console.
    let console: Access

    /// The connection to the analyzers' stores.
    let analyzer: Access

    /// trend-viewer-api pushes viewpoints to ds_analyzer, and reads it and gb_analyzer.
    static let api = Accesses(
        service: "trend-viewer-api",
        console: Access(writes: ["gb_console"]),
        analyzer: Access(
            writes: ["ds_analyzer.viewpoint_categories", "ds_analyzer.specific_viewpoints"],
            reads: ["ds_analyzer", "gb_analyzer"]
        )
    )

    /// trend-viewer-backend writes gb_analyzer and looks up what was crawled in analyzer_v2.
    static let backend = Accesses(
        service: "trend-viewer-backend",
        console: Access(writes: ["gb_console"]),
        analyzer: Access(writes: ["gb_analyzer"], reads: ["analyzer_v2"])
    )
}
