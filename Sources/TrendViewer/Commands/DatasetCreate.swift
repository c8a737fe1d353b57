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
        steps: ["select", "collect", "validate", "send", "record", "log-creation", "trigger", "summarise"],
        attributes: ["wishlist_slug", "dataset_id"],
        document: "seed 000, phase 3; reference trend-viewer §1.4"
    )

    let slug: String?

    init(_ arguments: CommandArguments) {
        slug = arguments["wishlist_slug"]
    }

    var attributes: [FaultAttribute] { slug.map { [.wishlist($0)] } ?? [] }

    func run(_ workplace: Workplace) async throws -> CommandOutcome {
        workplace.log.info("started", JSONObject([("wishlist_slug", JSONValue(slug))]))
        try await workplace.step("select")
        let repository = WishlistToGroupRepository(workplace: workplace)
        let wishlists = try repository.getEligibleWishlists(slug: slug)
        if wishlists.isEmpty { return try await explainNothing(repository) }
        workplace.log.info("found \(wishlists.count) eligible wishlists")
        var created: [String] = []
        var skipped: [String] = []
        var failed: [String] = []
        for wishlist in wishlists {
            switch try await DatasetCreation(workplace: workplace, wishlist: wishlist).run() {
            case .created: created.append(wishlist.slug)
            case .notReady: skipped.append(wishlist.slug)
            case .failed: failed.append(wishlist.slug)
            }
        }
        try await workplace.step("summarise")
        let summary = "\(created.count) datasets created, \(skipped.count) wishlists not ready, \(failed.count) failed"
        workplace.log.info(summary)
        // A run that found nobody ready would only repeat itself every half hour.
        if !created.isEmpty || !failed.isEmpty {
            try await workplace.slack.send(
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
        let workplace = repository.workplace
        guard let slug else {
            workplace.log.info("no eligible wishlist")
            return .success("no eligible wishlist")
        }
        guard let wishlist = try repository.findBySlug(slug) else {
            let text = "there is no wishlist '\(slug)'"
            workplace.log.error(text)
            try await workplace.slack.send(
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
        workplace.log.info(text)
        return .success(text)
    }
}
