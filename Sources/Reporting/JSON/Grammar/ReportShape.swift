/// What a value in a report can be.
package indirect enum ReportShape: Hashable, Sendable {
    case text
    case integer
    case number
    case boolean
    /// An instant in ISO 8601.
    case time
    /// An integer, or text where a signed reader could not hold it.
    case seed
    /// The version of the grammar, which a reader should look at first.
    case version
    /// One of a few words.
    case word([String])
    case list(ReportShape)
    /// A list of exactly two.
    case pair(ReportShape, ReportShape)
    /// An object that has a name of its own.
    case object(String)
    case orNull(ReportShape)
    case either([ReportShape])
}
