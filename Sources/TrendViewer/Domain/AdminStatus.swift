/// Whether the operators let a wishlist become a dataset: `wishlist_to_groups.admin_status` (reference trend-viewer
/// §3.1).
package enum AdminStatus: Int, StatusCode {
    case blocked = 0
    case allowed = 1

    package var words: [String] {
        switch self {
        case .blocked: ["Blocked"]
        case .allowed: ["Allowed"]
        }
    }
}
