import Storage

/// Stores the viewpoints of a wishlist and pushes them to ds_analyzer: the documents' `ViewpointService`
/// (reference trend-viewer §1.12).
struct ViewpointService {
    /// A detail with its specific viewpoints, as ds_analyzer gets them.
    struct Pushed: Equatable {
        let shortDetail: String
        var specific: [Specific] = []
    }

    struct Specific: Equatable {
        let id: Int
        let name: String
        let ordinal: Int
    }

    let workflow: WorkflowContext

    /// Stores the three levels, with ordinal numbers within each detail.
    ///
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func create(_ viewpoints: [WishlistRequest.Viewpoint], wishlistID: Int) async throws -> [Pushed] {
        let repository = ViewpointRepository(workflow: workflow)
        var pushed: [Pushed] = []
        for viewpoint in viewpoints {
            let category = try await repository.createCategory(wishlistID: wishlistID, name: viewpoint.category)
            for detail in viewpoint.details {
                let detailID = try await repository.createDetail(
                    categoryID: category,
                    detail: detail.detail,
                    shortDetail: detail.shortDetail
                )
                var item = Pushed(shortDetail: detail.shortDetail)
                for (index, name) in detail.specific.enumerated() {
                    let id = try await repository.createSpecific(detailID: detailID, name: name, ordinal: index + 1)
                    item.specific.append(Specific(id: id, name: name, ordinal: index + 1))
                }
                pushed.append(item)
            }
        }
        return pushed
    }

    /// Pushes short details and specific viewpoints to ds_analyzer, which is another server (FM-44).
    ///
    /// - Throws: `DatabaseError`, or what stops the process itself.
    func push(_ pushed: [Pushed], wishlistID: Int) async throws {
        let repository = ViewpointRepository(workflow: workflow)
        for item in pushed {
            let category = try await repository.pushCategory(wishlistID: wishlistID, shortDetail: item.shortDetail)
            for specific in item.specific {
                _ = try await repository.pushSpecific(
                    categoryID: category,
                    viewpointID: specific.id,
                    name: specific.name,
                    ordinal: specific.ordinal
                )
            }
        }
    }
}
