import Simulation
import Storage
import Wire

/// Takes Stripe's events (reference trend-viewer §1.13, EP-13; path inferred).
///
/// Only `checkout.session.completed` changes anything here; other events are noted. Signatures are not modelled.
struct StripeWebhookController {
    let workflow: WorkflowContext

    /// `POST /webhooks/stripe`: notes the event and acts on it once, however often it comes.
    func receive(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = try? JSONValue(parsing: request.body)
        guard let body, let id = body["id"]?.string, let type = body["type"]?.string else {
            return APIError.invalid([FieldError(field: "id", message: "and type are needed")]).response
        }
        let repository = SubscriptionRepository(workflow: workflow)
        do {
            guard try !repository.knows(eventID: id) else {
                workflow.log.info("Stripe event \(id) has been taken already")
                return HTTPResponse(200, json: ["received": true])
            }
            try await workflow.step("stripe-event")
            try await workflow.console.transaction {
                try await repository.record(eventID: id, type: type)
                guard type == "checkout.session.completed" else { return }
                try await complete(body["data"]?["object"], repository)
            }
            workflow.log.info("Stripe event \(id) taken: \(type)")
            return HTTPResponse(200, json: ["received": true])
        } catch let error as APIError {
            workflow.log.error("Stripe event \(id) refused: \(error.message)")
            return error.response
        } catch let error as DatabaseError {
            workflow.log.error("Stripe event \(id) could not be stored: \(error)")
            return APIError.database.response
        }
    }

    /// The documented order: find the row through the metadata, lock it, require `unpaid`, make it active.
    private func complete(_ session: JSONValue?, _ repository: SubscriptionRepository) async throws {
        guard let slug = session?["metadata"]?["subscription_slug"]?.string,
            let subscription = try await repository.lock(slug: slug)
        else { throw APIError.notFound("the subscription") }
        guard subscription.status == "unpaid" else {
            workflow.log.warning("subscription '\(slug)' is \(subscription.status), not unpaid; it stays so")
            return
        }
        let period = workflow.settings[TrendViewerSettings.subscriptionPeriod]
        try await repository.activate(
            subscription.id,
            providerID: session?["subscription"]?.string,
            deadline: workflow.process.now.advanced(by: period)
        )
        workflow.log.info("subscription '\(slug)' is active")
    }
}
