/// Something that each data type has one of, made once.
struct PerDataType<Value: Sendable>: Sendable {
    private let product, productReview, category, searchQuery: Value

    init(_ make: (DataType) -> Value) {
        product = make(.product)
        productReview = make(.productReview)
        category = make(.category)
        searchQuery = make(.searchQuery)
    }

    subscript(_ type: DataType) -> Value {
        switch type {
        case .product: product
        case .productReview: productReview
        case .category: category
        case .searchQuery: searchQuery
        }
    }
}
