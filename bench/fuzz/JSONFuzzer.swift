// What libFuzzer calls with every input: the position-keeping JSON reader must not trap, and must keep these promises.
//
// bench/fuzz.sh compiles this file together with the reader itself, so that both are one module.

/// Entry of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    JSONPromises(bytes).check()
    return 0
}

/// What holds of the reader for any bytes.
struct JSONPromises {
    private let bytes: [UInt8]
    private let lenient = JSONLimits(depth: 256, size: 16 << 20, allowsDuplicateKeys: true)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func check() {
        var recogniser = JSONRecogniser(bytes)
        let isJSON = recogniser.accepts()
        do {
            let node = try JSONNode(parsing: bytes, limits: lenient)
            require(isJSON, "the reader accepts what the grammar does not")
            require(recogniser.depth <= 256, "the depth is limited")
            checkPlaces(node)
            checkRoundTrip(node.value)
            checkDepth(recogniser.depth)
            checkKeys(node)
        } catch {
            checkError(error)
            let isLimit = ["a number too large", "an array or object at depth", "more than 30 combining marks"]
                .contains { error.found.hasPrefix($0) }
            require(!isJSON || isLimit, "the reader refuses what the grammar accepts: \(error)")
            let strict = refusal(.standard)
            require(strict != nil, "a strict reader takes no more than a lenient one")
        }
    }

    /// Written and read again a value is the same, byte by byte.
    private func checkRoundTrip(_ value: JSONValue) {
        let text = value.text
        for written in [text, value.indentedText] {
            guard let again = try? JSONValue(parsing: Array(written.utf8)) else {
                broken("what is written cannot be read: \(written)")
            }
            require(again == value, "what is written reads as another value: \(written)")
            require(again.text.utf8.elementsEqual(text.utf8), "written twice it differs: \(written)")
        }
    }

    /// With a limit on the depth just reached the text is read, just missed it is refused.
    private func checkDepth(_ depth: Int) {
        var limits = lenient
        limits.depth = depth
        require(refusal(limits) == nil, "a text of depth \(depth) fits a limit of \(depth)")
        guard depth > 0 else { return }
        limits.depth = depth - 1
        require(refusal(limits) != nil, "a text of depth \(depth) does not fit a limit of \(depth - 1)")
    }

    /// A strict reader refuses a text because of its keys exactly when an object has one of them twice, byte by byte.
    private func checkKeys(_ node: JSONNode) {
        func isUnique(_ node: JSONNode) -> Bool {
            switch node.kind {
            case .array(let elements): elements.allSatisfy(isUnique)
            case .object(let members):
                Set(members.map { Array($0.key.utf8) }).count == members.count
                    && members.map(\.node).allSatisfy(isUnique)
            default: true
            }
        }
        let error = refusal(.standard)
        require(isUnique(node) == (error == nil), "a key that stands twice is refused: \(String(describing: error))")
        if let error { checkError(error) }
    }

    private func refusal(_ limits: JSONLimits) -> JSONError? {
        do {
            _ = try JSONNode(parsing: bytes, limits: limits)
            return nil
        } catch { return error }
    }

    // MARK: Places

    private func checkError(_ error: JSONError) {
        checkPlace(error.position, within: 0...bytes.count)
        require(!error.found.isEmpty && !error.expected.isEmpty, "an error says what was found and expected")
        require(error.hint != "", "a hint says something")
        require(error.description.utf8.count < 600, "a message has a bounded length: \(error.description.utf8.count)")
    }

    /// Offset, line and column of a place agree.
    private func checkPlace(_ place: JSONPosition, within range: ClosedRange<Int>) {
        require(range.contains(place.offset), "the place \(place) lies within \(range)")
        let before = bytes[..<place.offset]
        let lineStart = (before.lastIndex(of: 0x0a) ?? -1) + 1
        require(place.line == before.count { $0 == 0x0a } + 1, "the line of \(place)")
        require(place.column == columns(lineStart..<place.offset) + 1, "the column of \(place)")
    }

    private func columns(_ range: Range<Int>) -> Int { bytes[range].count { !(0x80...0xbf).contains($0) } }

    /// Every value and key stands where it says, takes the columns that it says, and reads as itself when cut out.
    private func checkPlaces(_ root: JSONNode) {
        var last = -1
        func check(_ place: JSONPosition) {
            checkPlace(place, within: last + 1...bytes.count - 1)
            last = place.offset
        }
        func walk(_ node: JSONNode) {
            check(node.position)
            let first = bytes[node.position.offset]
            switch node.kind {
            case .array(let elements):
                require(first == UInt8(ascii: "[") && node.width == 1, "an array begins with its bracket")
                elements.forEach(walk)
            case .object(let members):
                require(first == UInt8(ascii: "{") && node.width == 1, "an object begins with its bracket")
                for member in members {
                    check(member.position)
                    require(cutOut(member.position, member.width) == .string(member.key), "a key reads as itself")
                    walk(member.node)
                }
            default: require(cutOut(node.position, node.width) == node.kind, "a value cut out reads as itself")
            }
        }
        walk(root)
    }

    /// What the columns from a place on hold.
    private func cutOut(_ place: JSONPosition, _ width: Int) -> JSONNode.Kind? {
        var end = place.offset
        for _ in 0..<width {
            end += 1
            while end < bytes.count, (0x80...0xbf).contains(bytes[end]) { end += 1 }
        }
        guard end <= bytes.count else { return nil }
        return try? JSONNode(parsing: Array(bytes[place.offset..<end])).kind
    }

    // MARK: Verdict

    private func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
        if !holds { broken(promise()) }
    }

    private func broken(_ promise: String) -> Never {
        fatalError("\(promise)\n\(String(decoding: bytes, as: UTF8.self))")
    }
}
