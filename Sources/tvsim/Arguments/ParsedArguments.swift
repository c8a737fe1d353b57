/// What was typed after a command's name, checked against its declaration.
struct ParsedArguments: Sendable {
    /// What stands outside of the options, in order.
    private(set) var operands: [String] = []

    private var texts: [String: [String]] = [:]

    /// The last value of an option, or nil when it was not typed.
    subscript<Value>(_ option: Option<Value>) -> Value? {
        texts[option.declaration.name]?.last.flatMap(option.read)
    }

    /// Whether a flag was typed.
    func has(_ flag: Option<Bool>) -> Bool { texts[flag.declaration.name] != nil }

    /// Every value of an option that may stand several times, in order.
    func all<Value>(_ option: Option<Value>) -> [Value] {
        (texts[option.declaration.name] ?? []).compactMap(option.read)
    }

    mutating func add(_ text: String, for option: OptionDeclaration) {
        texts[option.name, default: []].append(text)
    }

    mutating func add(operand: String) {
        operands.append(operand)
    }

    func has(_ option: OptionDeclaration) -> Bool { texts[option.name] != nil }
}
