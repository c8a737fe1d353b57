/// Shares as people read them.
enum Percentage {
    /// A share in percent, rounded down so that only a whole is 100 %: `99.3 %`.
    static func text(_ part: Int, of whole: Int) -> String {
        let tenths = part * 1000 / max(whole, 1)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
