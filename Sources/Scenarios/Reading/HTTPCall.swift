import Simulation

/// A call as scenarios name it: `tv-python-api`, `tv-python-api GET /datasets/*`.
struct HTTPCall: Hashable, Sendable {
    /// The methods that a call may name.
    static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    let host: String
    let method: String?
    let path: String?

    /// Splits a text at its spaces; nil when it is neither a host alone nor host, method and path.
    init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 1 || words.count == 3, let first = words.first, !first.isEmpty else { return nil }
        host = first
        guard words.count == 3 else {
            (method, path) = (nil, nil)
            return
        }
        guard Self.methods.contains(words[1]) || words[1] == "*", words[2].hasPrefix("/") || words[2].hasPrefix("*")
        else { return nil }
        (method, path) = (words[1], words[2])
    }

    /// Returns true when some request can be meant both by the call and by a route such as `GET /datasets/{id}`.
    func canMean(route: String) -> Bool {
        guard let method, let path else { return true }
        let words = route.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return true }
        return (method == "*" || method == words[0]) && Self.overlap(Array(path.utf8), Self.glob(of: words[1]))
    }

    /// The route's path with `*` for each of its parameters; a route may be followed by a query.
    private static func glob(of route: String) -> [UInt8] {
        var glob: [UInt8] = []
        var isInside = false
        for byte in route.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                isInside = true
                glob.append(UInt8(ascii: "*"))
            case UInt8(ascii: "}"): isInside = false
            default: if !isInside { glob.append(byte) }
            }
        }
        return glob
    }

    /// Returns true when some text fits both patterns.
    static func overlap(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        // reachable[j]: what has been read of `first` can equal the first j bytes of `second`.
        var reachable = [Bool](repeating: false, count: second.count + 1)
        reachable[0] = true
        func skipStars(_ reachable: inout [Bool]) {
            for column in second.indices where second[column] == star && reachable[column] {
                reachable[column + 1] = true
            }
        }
        skipStars(&reachable)
        for byte in first {
            var next = [Bool](repeating: false, count: second.count + 1)
            for column in 0...second.count where reachable[column] {
                if byte == star {
                    for later in column...second.count { next[later] = true }
                } else if column < second.count, second[column] == byte || second[column] == star {
                    next[second[column] == star ? column : column + 1] = true
                }
            }
            skipStars(&next)
            reachable = next
        }
        return reachable[second.count]
    }
}
