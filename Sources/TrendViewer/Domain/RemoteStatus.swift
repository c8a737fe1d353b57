import Wire

/// The status that the TV Python API reports, whether or not it is one that the workflow knows.
enum RemoteStatus: Equatable {
    case known(DatasetStatus)
    /// A number or word outside of the mapping, as it was written (seed 002, "Invalid status values").
    case unknown(String)

    /// Reads the member `status` of a dataset's detail.
    init(_ value: JSONValue?) {
        guard let value else {
            self = .unknown("nothing")
            return
        }
        if let number = value.integer, let status = DatasetStatus(rawValue: Int(number)) {
            self = .known(status)
        } else {
            self = .unknown(value.text)
        }
    }
}
