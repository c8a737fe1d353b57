package import Wire

/// An operator's repair: a job that is started again, or a lost message that is sent again.
package struct RepairAction: Sendable {
    /// What is done.
    package let repair: RepairVocabulary
    /// The id of what it is done for; a text is a placeholder.
    package let subject: ScalarValue

    /// The id of what it is done for, the placeholder filled; nil when what was saved is no whole number.
    ///
    /// - Throws: `TemplateError` when a name has not been saved.
    package func subjectID(with saved: [String: JSONValue]) throws(TemplateError) -> Int? {
        guard case .integer(let number) = try subject.filled(with: saved) else { return nil }
        return Int(exactly: number)
    }

    /// The repair as reports show it: `retrigger analyzer_batch of dataset 1`.
    package var text: String {
        "\(repair.verb.rawValue) \(repair.name) of \(repair.subject) \(subject.words)"
    }
}

extension ScalarValue {
    fileprivate var words: String {
        if case .text(let text) = self { text } else { description }
    }
}
