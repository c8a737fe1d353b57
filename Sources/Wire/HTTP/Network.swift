package import Simulation

/// The network of one world: it carries requests between processes and services in virtual time.
///
/// A request is served by a process of its own under the service's name, so that a caller which gives up or
/// crashes does not stop the service, and the other way round.
package final class Network: @unchecked Sendable {
    // Safe although mutable: only code on the world's executor reaches it.

    /// How long a message travels, each way.
    package static let latency = Setting<DurationRange>(
        "network.latency",
        default: DurationRange(.zero),
        "How long a request and its answer travel, each way; drawn for each (reference trend-viewer §5: none given)."
    )

    /// How long a caller waits for an answer.
    package static let timeout = Setting<Duration>(
        "http.timeout",
        default: .seconds(30),
        "How long a caller waits for an answer before it gives up (reference trend-viewer §5: no number documented)."
    )

    /// Every setting of the network.
    package static let settings: [any AnySetting] = [latency, timeout]

    /// Every exchange so far, in the order of sending.
    package private(set) var exchanges: [HTTPExchange] = []
    private var exchangeByServer: [Int: Int] = [:]

    private let world: World
    private let latency: DurationRange
    private let timeout: Duration
    private var services: [String: any HTTPService] = [:]
    private var draws: [String: Int] = [:]

    /// Makes a network without services.
    package init(world: World, settings: Settings) {
        self.world = world
        self.latency = settings[Self.latency]
        self.timeout = settings[Self.timeout]
    }

    /// Lets a service answer under the name `host`.
    package func attach(_ host: String, _ service: any HTTPService) {
        precondition(services[host] == nil, "two services want to be '\(host)'")
        services[host] = service
    }

    /// Lets go of every service: they hold the network with which they send, so a finished world would never be freed.
    package func close() {
        services.removeAll()
    }

    /// Returns the client with which `process` sends requests.
    ///
    /// - Parameters:
    ///   - process: the process.
    ///   - patience: how long it waits for an answer; the setting `http.timeout` when left out.
    /// - Returns: the client.
    package func client(for process: SimulatedProcess, patience: Duration? = nil) -> any HTTPClient {
        NetworkClient(network: self, process: process, patience: patience ?? timeout)
    }

    /// The exchange that a process of a service serves or has served.
    package func exchange(servedBy processID: Int) -> HTTPExchange? {
        exchangeByServer[processID].map { exchanges[$0] }
    }

    fileprivate func send(
        _ request: HTTPRequest,
        to host: String,
        from process: SimulatedProcess,
        patience: Duration
    ) async throws -> HTTPResponse {
        try process.checkAlive()
        let call = Call(
            index: exchanges.count,
            request: request,
            host: host,
            caller: process,
            sent: world.now,
            patience: patience,
            subject: request.method.rawValue + " " + host + request.target
        )
        exchanges.append(
            HTTPExchange(
                from: process.name,
                fromID: process.id,
                sequence: world.events.count,
                host: host,
                request: request,
                sent: world.now
            )
        )
        process.record(.httpRequest, call.subject, String(decoding: request.body, as: UTF8.self))
        do {
            let response = try await answer(call)
            settle(call, .answered(response))
            process.record(.httpResponse, call.subject, "\(response.status) \(response.text)")
            return response
        } catch let error as TransportError {
            settle(call, .failed(error))
            process.record(.httpFailure, call.subject, error.description)
            throw error
        }
    }

    /// One request under way.
    private struct Call {
        let index: Int
        var request: HTTPRequest
        let host: String
        let caller: SimulatedProcess
        let sent: SimulationInstant
        let patience: Duration
        /// What events and chance call it: the method, the service and the target.
        let subject: String
    }

    /// Where the answer of a call is put for the caller who waits for it.
    private final class Mailbox: @unchecked Sendable {
        // Safe although mutable: only code on the world's executor reaches it.
        let suspension = Suspension()
        var result: Result<HTTPResponse, TransportError>?

        func put(_ result: Result<HTTPResponse, TransportError>) {
            guard self.result == nil else { return }
            self.result = result
            suspension.resume()
        }
    }

    private func answer(_ original: Call) async throws -> HTTPResponse {
        guard services[original.host] != nil else { throw TransportError.refused(host: original.host) }
        var call = original
        var plan = Delivery()
        if let firing = strike(call) {
            exchanges[call.index].fault = firing.rule.id
            if let answer = try await apply(firing, to: &call, plan: &plan) { return answer }
        }
        let mailbox = Mailbox()
        for copy in 0..<plan.copies { deliver(call, plan, to: copy == 0 ? mailbox : nil) }
        return try await wait(for: mailbox, of: call)
    }

    /// How a request travels when faults have had their say.
    private struct Delivery {
        var copies = 1
        var isAnswerLost = false
        var extraDelay = Duration.zero
        var replacedBody: String?
    }

    private func strike(_ call: Call) -> FaultFiring? {
        guard world.faults.waits(at: .call) else { return nil }
        return world.faults.fire(
            at: .call,
            names: [call.host, "\(call.host) \(call.request.method.rawValue) \(call.request.path)"],
            process: call.caller,
            attributes: RequestAttribute.common(of: call.request, from: call.caller.name)
                + (services[call.host].map { Self.attributes(of: call, at: $0) } ?? [])
        )
    }

    private static func attributes(of call: Call, at service: any HTTPService) -> [FaultAttribute] {
        RequestAttribute.attributes(
            of: call.request,
            from: call.caller.name,
            at: call.sent,
            by: service.requestAttributes
        )
    }

    /// Does what a fault asks for; returns the answer when the request goes no further.
    private func apply(
        _ firing: FaultFiring,
        to call: inout Call,
        plan: inout Delivery
    ) async throws -> HTTPResponse? {
        let subject = call.subject
        switch firing.action {
        case .refuse:
            firing.took(effect: "\(subject) was refused")
            throw TransportError.refused(host: call.host)
        case .timeoutBeforeAccept:
            firing.took(effect: "\(subject) never arrived")
            return try await wait(for: Mailbox(), of: call)
        case .timeoutAfterAccept:
            firing.took(effect: "\(subject) was handled, its answer was lost")
            plan.isAnswerLost = true
        case .status(let status):
            firing.took(effect: "\(subject) was answered \(status) without being handled")
            try await travel(call, "request")
            try await travel(call, "answer")
            return HTTPResponse(status, json: ["message": "injected fault", "code": "INJECTED_FAULT"])
        case .slow(let delay):
            firing.took(effect: "the answer to \(subject) took \(delay.text) longer")
            plan.extraDelay = delay
        case .wrongBody(let body):
            firing.took(effect: "the answer to \(subject) had another body")
            plan.replacedBody = body
        case .partial(let count):
            guard let cut = call.request.keepingFirst(count) else {
                firing.tookNone(because: "\(subject) carries no list of more than \(count) items")
                break
            }
            firing.took(effect: "only the first \(count) items of \(subject) arrived")
            call.request = cut
        case .drop:
            firing.took(effect: "\(subject) was lost on the way; its sender believes it sent")
            return HTTPResponse(202, json: [:])
        case .delay(let delay):
            firing.took(effect: "\(subject) arrived \(delay.text) later; its sender went on")
            let late = call
            let onTime = Delivery()
            world.schedule(at: world.now.advanced(by: delay)) { self.deliver(late, onTime, to: nil) }
            return HTTPResponse(202, json: [:])
        case .duplicate:
            firing.took(effect: "\(subject) arrived twice")
            plan.copies = 2
        default:
            firing.tookNone(because: "a call cannot \(firing.action.name)")
        }
        return nil
    }

    private func deliver(_ call: Call, _ plan: Delivery, to mailbox: Mailbox?) {
        guard let service = services[call.host] else { return }
        let server = world.spawn(
            call.host,
            attributes: RequestAttribute.common(of: call.request, from: call.caller.name),
            describe: { Self.attributes(of: call, at: service) }
        ) { process in
            self.exchangeByServer[process.id] = call.index
            try await process.sleepUnlessZero(self.draw(call, "request"))
            self.exchanges[call.index].handled += 1
            var response: HTTPResponse
            do {
                response = try await service.respond(to: call.request, in: process)
            } catch let error where !(error is ProcessCrash) {
                process.log(.error, to: call.host, "\(call.subject): \(error)")
                response = HTTPResponse(500, json: ["message": .string("\(error)"), "code": "INTERNAL"])
            }
            guard !plan.isAnswerLost else { return }
            if let body = plan.replacedBody { response.body = Array(body.utf8) }
            try await process.sleepUnlessZero(plan.extraDelay + self.draw(call, "answer"))
            mailbox?.put(.success(response))
        }
        guard let mailbox else { return }
        // A service that crashes while it serves drops the connection; the caller sees that at once.
        server.onEnd {
            if case .crashed = server.state { mailbox.put(.failure(.reset(host: call.host))) }
        }
    }

    private func wait(for mailbox: Mailbox, of call: Call) async throws -> HTTPResponse {
        world.wake(mailbox.suspension, at: world.now.advanced(by: call.patience), rank: call.caller.rank)
        try await call.caller.wait(for: mailbox.suspension)
        guard let result = mailbox.result else { throw TransportError.timeout(host: call.host, after: call.patience) }
        return try result.get()
    }

    private func travel(_ call: Call, _ leg: String) async throws {
        try await call.caller.sleepUnlessZero(draw(call, leg))
    }

    private func draw(_ call: Call, _ leg: String) -> Duration {
        guard latency.shortest != latency.longest else { return latency.shortest }
        // Counted for each caller and route, so that a call added elsewhere draws nothing of another's.
        var name = TextBuffer(capacity: 96)
        for part in ["network.latency/", call.caller.name, "/", call.subject, "/", leg] { name.add(part) }
        let count = Self.take(&draws[name.text, default: 0])
        name.add(ascii: "/")
        name.add(count)
        return world.chance.duration(in: latency, name.text)
    }

    /// Returns what a counter shows, and moves it on.
    private static func take(_ counter: inout Int) -> Int {
        defer { counter += 1 }
        return counter
    }

    private func settle(_ call: Call, _ outcome: HTTPExchange.Outcome) {
        exchanges[call.index].outcome = outcome
        exchanges[call.index].ended = world.now
    }
}

/// The client of one process.
private struct NetworkClient: HTTPClient {
    let network: Network
    let process: SimulatedProcess
    let patience: Duration

    func send(_ request: HTTPRequest, to host: String) async throws -> HTTPResponse {
        try await network.send(request, to: host, from: process, patience: patience)
    }
}
