import Simulation
import Storage
import Wire

/// CMD-11: makes datasets of the wishlists that are ready (seed 000, phase 3; reference trend-viewer §1.4).
struct DatasetCreate: Command {
    static let description = CommandDescription(
        name: "dataset:create",
        summary: "Creates datasets for wishlists whose data is complete, and starts their analysis.",
        parameters: [.init(name: "wishlist_slug", kind: .argument, summary: "only this wishlist")],
        frequency: "every 30 minutes",
        steps: steps,
        attributes: [
            DeclaredAttribute("wishlist_slug", steps: steps),
            DeclaredAttribute("dataset_id", steps: ["record", "log-creation", "trigger"]),
        ],
        document: "seed 000, phase 3; reference trend-viewer §1.4"
    )

    private static let steps = [
        "select", "collect", "validate", "send", "record", "log-creation", "trigger", "summarise",
    ]

    let slug: String?

    init(_ arguments: CommandArguments) {
        slug = arguments["wishlist_slug"]
    }

    var attributes: [FaultAttribute] { slug.map { [.wishlist($0)] } ?? [] }

    func run(_ workflow: WorkflowContext) async throws -> CommandOutcome {
        workflow.log.info("started", JSONObject([("wishlist_slug", JSONValue(slug))]))
        try await workflow.step("select")
        let repository = WishlistToGroupRepository(workflow: workflow)
        let wishlists = try repository.getEligibleWishlists(slug: slug)
        if wishlists.isEmpty { return try await explainNothing(repository) }
        workflow.log.info("found \(wishlists.count) eligible wishlists")
        var created: [String] = []
        var skipped: [String] = []
        var failed: [String] = []
        for wishlist in wishlists {
            switch try await DatasetCreation(workflow: workflow, wishlist: wishlist).run() {
            case .created: created.append(wishlist.slug)
            case .notReady: skipped.append(wishlist.slug)
            case .failed: failed.append(wishlist.slug)
            }
        }
        try await workflow.step("summarise")
        let summary = "\(created.count) datasets created, \(skipped.count) wishlists not ready, \(failed.count) failed"
        workflow.log.info(summary)
        // A run that found nobody ready would only repeat itself every half hour.
        if !created.isEmpty || !failed.isEmpty {
            try await workflow.slack.send(
                SlackNotice(
                    severity: failed.isEmpty ? .info : .warning,
                    kind: .datasetCreateSummary,
                    text: summary,
                    wishlistSlugs: created + failed
                )
            )
        }
        return failed.isEmpty ? .success(summary) : .failure(summary)
    }

    private func explainNothing(_ repository: WishlistToGroupRepository) async throws -> CommandOutcome {
        let workflow = repository.workflow
        guard let slug else {
            workflow.log.info("no eligible wishlist")
            return .success("no eligible wishlist")
        }
        guard let wishlist = try repository.findBySlug(slug) else {
            let text = "there is no wishlist '\(slug)'"
            workflow.log.error(text)
            try await workflow.slack.send(
                SlackNotice(
                    severity: .error,
                    kind: .invalidArgument,
                    text: text,
                    hint: "Check the slug in wishlist_to_groups.",
                    wishlistSlugs: [slug]
                )
            )
            return .failure(text)
        }
        let text =
            "wishlist '\(slug)' is not eligible: " + (try repository.reasonsAgainst(wishlist)).joined(separator: "; ")
        workflow.log.info(text)
        return .success(text)
    }
}
