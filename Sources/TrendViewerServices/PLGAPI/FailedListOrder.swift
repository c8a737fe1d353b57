internal import Simulation

/// Which failures PLG's failed list shows first; the documents do not say.
package enum FailedListOrder: String, SettingChoice {
    case newestFirst
    case oldestFirst

    var sql: String {
        switch self {
        case .newestFirst: "failed_at DESC, id DESC"
        case .oldestFirst: "failed_at, id"
        }
    }
}
