/// Whether PLG has the configuration of a crawl target: `summary_wishlist_*.sending_status` (reference trend-viewer
/// §4).
package enum SendingStatus: Int, StatusCode {
    case notSent = 0
    case sent = 1
    case error = 2

    package var words: [String] {
        switch self {
        case .notSent: ["NotSent"]
        case .sent: ["Sent"]
        case .error: ["Error"]
        }
    }

    /// Returns true when the change is legal; nothing that was tried becomes untried.
    package func canBecome(_ next: SendingStatus) -> Bool {
        switch (self, next) {
        case (_, .sent), (_, .error): true
        case (_, .notSent): false
        }
    }
}
