package import Simulation

/// What people may know of a command: its signature, what it does, when it runs, where faults may strike.
package struct CommandDescription: Sendable {
    /// One argument or option of a command.
    package struct Parameter: Sendable {
        /// How it is written.
        package enum Kind: Equatable, Sendable {
            /// A word without dashes that may be left out.
            case argument
            /// `--name=value`, with the value that holds without it, if any.
            case option(default: String?)
            /// `--name`.
            case flag
        }

        package let name: String
        package let kind: Kind
        package let summary: String
    }

    /// The name: `dataset:get-status`.
    package let name: String
    /// What it does, in a sentence.
    package let summary: String
    package let parameters: [Parameter]
    /// When the scheduler runs it, in words.
    package let frequency: String
    /// The steps at which a fault can crash, hang, slow or fail it, in order.
    package let steps: [String]
    /// What a fault's `where` can ask for, besides the step.
    package let attributes: [DeclaredAttribute]
    /// The document and section that describe it.
    package let document: String

    /// The signature as Laravel writes it: `dataset:get-status {dataset_id?}`.
    package var signature: String {
        ([name] + parameters.map(Self.placeholder)).joined(separator: " ")
    }

    /// How to write its line, for messages: `dataset:get-status [dataset_id]`.
    package var usage: String {
        ([name] + parameters.map(Self.usage)).joined(separator: " ")
    }

    /// Its options as they are written: `--mode`.
    package var options: [String] {
        parameters.filter { $0.kind != .argument }.map { "--\($0.name)" }
    }

    /// How many arguments it takes besides options, at most.
    package var argumentCount: Int { parameters.count { $0.kind == .argument } }

    private static func usage(_ parameter: Parameter) -> String {
        switch parameter.kind {
        case .argument: "[\(parameter.name)]"
        case .option(nil): "--\(parameter.name)=…"
        case .option(let value?): "[--\(parameter.name)=\(value)]"
        case .flag: "[--\(parameter.name)]"
        }
    }

    private static func placeholder(_ parameter: Parameter) -> String {
        switch parameter.kind {
        case .argument: "{\(parameter.name)?}"
        case .option(let value): "{--\(parameter.name)=\(value ?? "")}"
        case .flag: "{--\(parameter.name)}"
        }
    }
}
