package import Messaging
package import Scenarios
import Simulation
import Wire

/// The messaging services of a world, which every system may use.
package struct MessageServices: Sendable {
    package let slack: SlackService
    package let pusher: PusherService
    package let mail: MailService

    /// What faults can strike, at the services' own steps.
    package static let faultTargets: [FaultTarget] = [
        channel("slack", SlackService.steps, SlackService.requests),
        channel("pusher", PusherService.steps, PusherService.requests, PusherService.stepAttributes),
        channel("mail", MailService.steps, MailService.requests),
    ]

    init(world: World) {
        slack = SlackService()
        pusher = PusherService(world: world)
        mail = MailService()
    }

    func attach(to network: Network) {
        network.attach("slack", slack)
        network.attach("pusher", pusher)
        network.attach("mail", mail)
    }

    private static func channel(
        _ name: String,
        _ steps: [String],
        _ requests: [RequestAttribute],
        _ attributes: [DeclaredAttribute] = []
    ) -> FaultTarget {
        FaultTarget(
            name,
            .channel,
            steps: steps,
            failingStep: "receive",
            attributes: RequestAttribute.common + requests.map(\.declaration) + attributes
        )
    }
}
