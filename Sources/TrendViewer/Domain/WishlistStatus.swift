/// Where a wishlist is in its life: `wishlist_to_groups.status` (seed 001; 2 is unused, reference trend-viewer Q-16).
package enum WishlistStatus: Int, StatusCode {
    case inactive = 0
    case active = 1
    case canceled = 3

    package var words: [String] {
        switch self {
        case .inactive: ["Inactive"]
        case .active: ["Active"]
        case .canceled: ["Canceled"]
        }
    }

    /// Returns true when the change is legal; a canceled wishlist stays canceled.
    package func canBecome(_ next: WishlistStatus) -> Bool {
        switch (self, next) {
        case (.active, .inactive), (.inactive, .active), (.active, .canceled), (.inactive, .canceled): true
        case (.canceled, _), (.active, .active), (.inactive, .inactive): false
        }
    }
}
