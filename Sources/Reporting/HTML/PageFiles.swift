internal import CReportPage

/// The files of the page (`Sources/Reporting/HTML/Page`), which the compiler has put into the program
/// (docs/decisions/0006).
enum PageFiles {
    /// A file, which stands in another one where that says `/*{{name}}*/`.
    typealias File = (name: String, text: String)

    /// Every file; the first one is the page itself.
    static let all: [File] = {
        var files: [File] = []
        while true {
            let file = unsafe report_page_file(files.count)
            guard let name = unsafe file.name else { return files }
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.size)
            files.append((unsafe String(cString: name), unsafe String(decoding: bytes, as: UTF8.self)))
        }
    }()
}
