package import Simulation
package import Storage
package import Wire

/// Everything that the Trend Viewer workflow talks to, except the messaging services: built for one world.
package struct TrendViewerServiceSet: Sendable {
    /// The services with the host names under which the network reaches them.
    package let services: [(host: String, service: any HTTPService)]

    /// Builds the services.
    ///
    /// - Parameters:
    ///   - world: the world that they live in.
    ///   - database: its databases.
    ///   - settings: how they behave; every setting of `TrendViewerServiceSettings` must have a value.
    ///   - fixtures: what marketplaces and models answer.
    ///   - client: makes the client of a process, for what the services send themselves.
    package init(
        world: World,
        database: Database,
        settings: Settings,
        fixtures: Fixtures,
        client: @escaping @Sendable (SimulatedProcess) -> any HTTPClient
    ) {
        let context = ServiceContext(
            world: world,
            database: database,
            settings: settings,
            fixtures: fixtures,
            client: client
        )
        let jobs = [AnalyzerBatch(context: context).job, SPVPBatch(context: context).job]
        services = [
            ("plg-api", PLGAPIService(context: context, crawler: Crawler(context: context))),
            ("tv-python-api", TVPythonAPIService(context: context)),
            ("cloud-run", CloudRunService(world: world, jobs: jobs)),
            ("openai", OpenAIService(context: context)),
        ]
    }

    /// The databases that the services own.
    package static let schemas = [CrawlerV2Schema.definition, AnalyzerV2Schema.definition, DSAnalyzerSchema.definition]

    /// What a scenario's faults can aim at.
    package static let descriptions = [
        PLGAPIService.description, Crawler.description, Supply.description, TVPythonAPIService.description,
        CloudRunService.description,
        AnalyzerBatch.description, SPVPBatch.description, OpenAIService.description, OpenAIService.batchDescription,
    ]
}
