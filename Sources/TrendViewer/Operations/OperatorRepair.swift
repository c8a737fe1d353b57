/// What an operator can start or send again by hand (reference trend-viewer §7, end).
package enum OperatorRepair: String, CaseIterable, Sendable {
    case analyzerBatch = "analyzer_batch"
    case spvpBatch = "spvp_batch"
    case analysisCompleted = "analysis-completed"
    case spvpCompleted = "spvp-completed"
    case datasetReady = "dataset-ready"
    case notification

    /// Whether a job is started; otherwise a message is sent.
    package var isJob: Bool { self == .analyzerBatch || self == .spvpBatch }

    /// What it is done for.
    package var subject: String {
        switch self {
        case .analyzerBatch, .analysisCompleted: "dataset"
        case .spvpBatch, .spvpCompleted, .datasetReady, .notification: "history"
        }
    }

    /// What it does, in a sentence.
    package var summary: String {
        switch self {
        case .analyzerBatch: "Has Cloud Run start analyzer_batch for a dataset."
        case .spvpBatch: "Has Cloud Run start spvp_batch for a history and its dataset."
        case .analysisCompleted: "Tells the backend that the analysis of a dataset is complete."
        case .spvpCompleted: "Tells the backend that the viewpoints of a history are mapped."
        case .datasetReady: "Tells the API that a history is ready, which pushes that to the app."
        case .notification: "Notifies the members of a history's group of its end: a row for each, one mail to all."
        }
    }
}
