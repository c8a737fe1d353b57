/// What a poll means for a history: the decision of seed 002, step 3, as a value.
enum StatusComparison: Equatable {
    case unchanged
    case changed(from: DatasetStatus, to: DatasetStatus)
    case invalid(from: DatasetStatus, to: DatasetStatus)
    case unknown(String)

    /// Compares the stored status with the reported one.
    init(stored: DatasetStatus, remote: RemoteStatus) {
        switch remote {
        case .unknown(let text): self = .unknown(text)
        case .known(let status) where status == stored: self = .unchanged
        case .known(let status) where stored.canBecome(status): self = .changed(from: stored, to: status)
        case .known(let status): self = .invalid(from: stored, to: status)
        }
    }
}
