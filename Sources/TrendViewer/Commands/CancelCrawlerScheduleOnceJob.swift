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
    func dispatch(from workplace: Workplace) {
        workplace.log.info("\(Self.name) dispatched for '\(slug)'")
        let application = workplace.application
        application.world.spawn(Self.name, rank: workplace.process.rank, attributes: [.wishlist(slug)]) { process in
            try await run(Workplace(application, .backend, process: process, title: Self.name))
        }
    }

    private func run(_ workplace: Workplace) async throws {
        try await workplace.step("cancel", .wishlist(slug))
        let wishlists = WishlistToGroupRepository(workplace: workplace)
        guard let wishlist = try wishlists.find(id: wishlistID), wishlist.trainingSchedule == .once else { return }
        try await wishlists.update(wishlist, trainingSchedule: .none)
        var canceled = 0
        for type in DataType.allCases {
            let targets = SummaryWishlistRepository(workplace: workplace, type: type)
            for target in try targets.cancellable(wishlistID: wishlistID) {
                try await workplace.step("cancel-target", .wishlist(slug), .summary(target.id))
                try await targets.mark(target, .canceled)
                workplace.mark(.crawlStatusCanceled)
                canceled += 1
            }
        }
        workplace.log.info("training schedule of '\(slug)' ended, \(canceled) crawls canceled")
    }
}
