package import Simulation
package import Storage
package import Wire

/// What a system is built from.
package struct WorldParts: Sendable {
    package let world: World
    package let database: Database
    package let network: Network
    package let settings: Settings
    package let messages: MessageServices
}
