import Simulation
import Storage
import Wire

/// The queued job that ends a manual training: no schedule any more, and no crawl that nobody else wants
/// (seed 002, "Background Job Services"; reference trend-viewer Q-18).
struct CancelCrawlerScheduleOnceJob: Sendable {
    static let name = "CancelCrawlerScheduleOnceJob"

    let wishlistID: Int
    let slug: String

    /// Hands the job to the queue, where a process of its own takes it.
    func dispatch(from workflow: WorkflowContext) {
        workflow.log.info("\(Self.name) dispatched for '\(slug)'")
        let application = workflow.application
        application.world.spawn(Self.name, rank: workflow.process.rank, attributes: [.wishlist(slug)]) { process in
            try await run(WorkflowContext(application, .backend, process: process, title: Self.name))
        }
    }

    private func run(_ workflow: WorkflowContext) async throws {
        try await workflow.step("cancel", .wishlist(slug))
        let wishlists = WishlistToGroupRepository(workflow: workflow)
        guard let wishlist = try wishlists.find(id: wishlistID), wishlist.trainingSchedule == .once else { return }
        try await wishlists.update(wishlist, trainingSchedule: .none)
        var canceled = 0
        for type in DataType.allCases {
            let targets = SummaryWishlistRepository(workflow: workflow, type: type)
            for target in try targets.cancellable(wishlistID: wishlistID) {
                try await workflow.step("cancel-target", .wishlist(slug), .summary(target.id))
                try await targets.mark(target, .canceled)
                workflow.mark(.crawlStatusCanceled)
                canceled += 1
            }
        }
        workflow.log.info("training schedule of '\(slug)' ended, \(canceled) crawls canceled")
    }
}
