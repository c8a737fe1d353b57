package import Simulation
package import Storage
package import Wire

/// What every service is built from: the world, its databases, the behaviour asked for, and a way to call others.
package struct ServiceContext: Sendable {
    package let world: World
    package let database: Database
    package let settings: Settings
    /// What marketplaces and models answer.
    package let fixtures: Fixtures
    /// Makes the client of a process.
    package let client: @Sendable (SimulatedProcess) -> any HTTPClient

    /// Makes a context.
    package init(
        world: World,
        database: Database,
        settings: Settings,
        fixtures: Fixtures,
        client: @escaping @Sendable (SimulatedProcess) -> any HTTPClient
    ) {
        self.world = world
        self.database = database
        self.settings = settings
        self.fixtures = fixtures
        self.client = client
    }

    /// Draws how long something takes: the decision's name says what it is for, so each has its own value.
    func draw(_ setting: Setting<DurationRange>, _ subject: String) -> Duration {
        world.chance.duration(in: settings[setting], "\(setting.name)/\(subject)")
    }
}
