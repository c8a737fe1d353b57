/// How far the crawl of a target is: `summary_wishlist_*.crawl_status` (seed 000, "Crawl Status").
package enum CrawlStatus: Int, StatusCode {
    case new = 0
    case inProgress = 1
    case success = 2
    case error = 3
    case canceled = 4

    package var words: [String] {
        switch self {
        case .new: ["New"]
        case .inProgress: ["InProgress", "Crawling"]
        case .success: ["Success"]
        case .error: ["Error"]
        case .canceled: ["Canceled"]
        }
    }

    /// True when nothing more is to be waited for.
    package var isSettled: Bool {
        switch self {
        case .new, .inProgress: false
        case .success, .error, .canceled: true
        }
    }

    /// Returns true when the change is legal (reference trend-viewer §4).
    ///
    /// A failure may overtake a success, because the import of failures looks at no earlier state (FM-10, FM-13).
    package func canBecome(_ next: CrawlStatus) -> Bool {
        switch (self, next) {
        case (.new, .inProgress), (.inProgress, .success), (.inProgress, .error): true
        case (.new, .canceled), (.inProgress, .canceled): true
        case (.success, .inProgress), (.error, .inProgress): true
        case (.success, .error), (.canceled, .error), (.new, .error): true
        case (_, .new), (.canceled, _), (.success, _), (.error, _), (.new, _), (.inProgress, _): false
        }
    }
}
