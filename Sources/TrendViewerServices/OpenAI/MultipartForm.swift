internal import Wire

/// The parts of a `multipart/form-data` body (RFC 7578), as file uploads are sent.
struct MultipartForm {
    /// One field of the form.
    struct Part: Equatable {
        let name: String
        let fileName: String?
        let content: [UInt8]
    }

    let parts: [Part]

    /// Reads a request's body, or returns nil when it is no such form.
    init?(_ request: HTTPRequest) {
        guard let type = request.headers["Content-Type"], type.hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty
        else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very begin, without a line before it.
        var rest = ArraySlice(Array("\r\n".utf8) + request.body)
        guard let first = rest.firstRange(of: delimiter) else { return nil }
        rest = rest[first.upperBound...]
        var parts: [Part] = []
        while !rest.starts(with: Array("--".utf8)) {
            guard let end = rest.firstRange(of: delimiter), let part = Self.part(rest[..<end.lowerBound]) else {
                return nil
            }
            parts.append(part)
            rest = rest[end.upperBound...]
        }
        self.parts = parts
    }

    /// The first part of a name.
    subscript(_ name: String) -> Part? { parts.first { $0.name == name } }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard bytes.starts(with: Array("\r\n".utf8)), let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            return nil
        }
        let headers = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: String(disposition))
        else { return nil }
        let fileName = parameter("filename", of: String(disposition))
        return Part(name: name, fileName: fileName, content: Array(bytes[gap.upperBound...]))
    }

    /// The value of `name=value` or `name="value"` in a header field.
    private static func parameter(_ name: String, of field: String) -> String? {
        for piece in field.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].drop(while: { $0 == " " }) == name else { continue }
            return String(pair[1].split(separator: "\"", omittingEmptySubsequences: true).first ?? "")
        }
        return nil
    }
}
