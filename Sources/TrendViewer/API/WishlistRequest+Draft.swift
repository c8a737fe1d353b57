extension WishlistRequest {
    /// Makes a request of what was checked before: a draft on its way to an official wishlist.
    init(
        name: String,
        groupID: Int,
        products: [ProductKey],
        categories: [Category],
        searchQueries: [SearchQuery],
        viewpoints: [Viewpoint]
    ) {
        self.name = name
        self.groupID = groupID
        self.products = products
        self.categories = categories
        self.searchQueries = searchQueries
        self.viewpoints = viewpoints
    }
}
