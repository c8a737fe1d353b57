internal import Wire

/// What stands in for the language model: it says which sentences speak of a viewpoint.
///
/// The prompt is JSON, `{"viewpoint": "…", "sentences": [{"id": 1, "text": "…"}]}`, and so is the answer,
/// `{"matches": [1]}`; to any other prompt the answer is that nothing matches.
enum SentenceClassifier {
    /// Answers a prompt.
    static func answer(_ prompt: String) -> String {
        let json = try? JSONValue(parsing: Array(prompt.utf8))
        let viewpoint = json?["viewpoint"]?.string ?? ""
        let matches = (json?["sentences"]?.array ?? []).filter { sentence in
            Terms.overlap(viewpoint, sentence["text"]?.string ?? "")
        }
        let answer: JSONValue = ["matches": .array(matches.compactMap { $0["id"] })]
        return answer.text
    }
}
