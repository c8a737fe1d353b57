import Scenarios
import Simulation
import Storage
import Wire

/// Does what a scenario's steps say, at their instants.
struct StepPlayer {
    let parts: WorldParts
    let system: any SimulatedSystem
    let results: StepResults
    /// What an operator's session may touch: everything.
    let access: Access
    let scenario: Scenario

    /// How long people wait for an answer: longer than services do, as browsers have no short limit.
    private static let patience = Duration.seconds(300)

    /// Registers every step with the world's clock.
    func arm() {
        for (index, step) in scenario.steps.enumerated() {
            parts.world.schedule(at: step.at.instant) { self.play(step, index) }
        }
    }

    private func play(_ step: Step, _ index: Int) {
        switch step.action {
        case .request(let request): play(request, step, index)
        case .run(let run): play(run, step, index)
        case .sql(let sql): play(sql, step, index)
        case .repair(let repair): play(repair, step, index)
        }
    }

    private func play(_ action: RequestAction, _ step: Step, _ index: Int) {
        let headers = action.user.map { system.headers(for: $0) } ?? HTTPHeaders()
        parts.world.spawn(action.user ?? "client") { process in
            var failure: String?
            do {
                let request = try self.request(action, headers)
                let response = try await self.parts.network.client(for: process, patience: Self.patience).send(
                    request,
                    to: action.host
                )
                failure = self.judge(response, action)
                if failure == nil { failure = self.save(response, action) }
            } catch let error as TransportError {
                failure = "no answer: \(error)"
            } catch let error as TemplateError {
                failure = "not sent: \(error)"
            }
            self.note(failure, of: action, step, index)
        }
    }

    private func request(_ action: RequestAction, _ headers: HTTPHeaders) throws(TemplateError) -> HTTPRequest {
        let target = try action.path.text(with: results.saved)
        guard let method = HTTPMethod(rawValue: action.method) else {
            preconditionFailure("the scenario reader let the method '\(action.method)' pass")
        }
        var request = HTTPRequest(method, target: target)
        request.headers = headers
        for header in action.headers { request.headers[header.name] = try header.value.text(with: results.saved) }
        if let body = try action.body(with: results.saved) {
            request.body = body.bytes
            if request.headers["Content-Type"] == nil { request.headers["Content-Type"] = "application/json" }
        }
        return request
    }

    private func judge(_ response: HTTPResponse, _ action: RequestAction) -> String? {
        guard let expected = action.expected else { return nil }
        if let status = expected.status, status != response.status {
            return "answered with status \(response.status), expected \(status); the body was \(response.text)"
        }
        guard let body = expected.body else { return nil }
        do {
            let filled = try Template.fill(body, with: results.saved)
            guard let actual = try? JSONValue(parsing: response.body) else {
                return "the body is not JSON: \(response.text)"
            }
            let differences = JSONMatch.differences(expected: filled, actual: actual)
            guard differences.count > 1 else { return differences.first }
            return "the body differs:\n" + differences.map { "  \($0)" }.joined(separator: "\n")
        } catch {
            return "\(error)"
        }
    }

    private func save(_ response: HTTPResponse, _ action: RequestAction) -> String? {
        let body = try? JSONValue(parsing: response.body)
        for save in action.saves {
            guard let value = body.flatMap({ save.path.value(in: $0) }) else {
                return
                    "the answer has nothing at \(save.path) to save as \(save.name): \(response.status) \(response.text)"
            }
            results.saved[save.name] = value
        }
        return nil
    }

    private func note(_ failure: String?, of action: RequestAction, _ step: Step, _ index: Int) {
        let when = "at \(step.at)"
        if let expected = action.expected {
            let text = "\(expected.text(of: action.text)) \(when)"
            results.note(
                ExpectationResult(
                    text: text,
                    held: failure == nil,
                    why: failure,
                    line: expected.position.line,
                    file: scenario.base(of: expected.position)
                ),
                step: index
            )
        } else if let failure {
            // Without an expectation only what keeps later steps from working is worth a failure.
            guard !action.saves.isEmpty else { return }
            results.note(
                ExpectationResult(
                    text: "\(action.text) \(when) gives what it saves",
                    held: false,
                    why: failure,
                    line: step.position.line,
                    file: scenario.base(of: step.position)
                ),
                step: index
            )
        }
    }

    private func play(_ action: RunAction, _ step: Step, _ index: Int) {
        do {
            _ = try system.run(action.command, arguments: try action.arguments(with: results.saved))
        } catch {
            fail("\(action.line.text) at \(step.at) can be run", "\(error)", step, index)
        }
    }

    private func play(_ action: SQLAction, _ step: Step, _ index: Int) {
        parts.world.spawn("operator") { process in
            let session = self.parts.database.session(for: process, access: self.access)
            do {
                let arguments = try action.arguments(with: self.results.saved).map(SQLValue.init)
                _ = try await session.execute(action.statement, arguments)
            } catch let error where !(error is ProcessCrash) {
                self.fail("the statement at \(step.at) succeeds", "\(error)", step, index)
            }
        }
    }

    private func play(_ action: RepairAction, _ step: Step, _ index: Int) {
        let claim = "\(action.text) at \(step.at) succeeds"
        parts.world.spawn("operator") { process in
            do {
                guard let id = try action.subjectID(with: self.results.saved) else {
                    return self.fail(claim, "what was saved is no id", step, index)
                }
                try await self.system.repair(action.repair, id: id, in: process)
            } catch let error where !(error is ProcessCrash) {
                self.fail(claim, "\(error)", step, index)
            }
        }
    }

    private func fail(_ text: String, _ why: String, _ step: Step, _ index: Int) {
        results.note(
            ExpectationResult(
                text: text,
                held: false,
                why: why,
                line: step.position.line,
                file: scenario.base(of: step.position)
            ),
            step: index
        )
    }
}
