/// The files of the page, as SwiftPM has put them into the program.
enum PageFiles {
    /// A file that belongs into the page, where it says `/*{{name}}*/`.
    typealias Part = (name: String, bytes: [UInt8])

    /// The page itself.
    static let page = PackageResources.report_html

    /// Its style and its scripts.
    static let parts: [Part] = [
        ("report.css", PackageResources.report_css),
        ("report.js", PackageResources.report_js),
    ]
}
