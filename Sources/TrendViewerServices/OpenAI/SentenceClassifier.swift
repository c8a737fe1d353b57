internal import Wire

/// What stands in for the language model: it says which sentences speak of a viewpoint, and what a detail consists of.
///
/// The prompt is JSON, `{"viewpoint": "…", "sentences": [{"id": 1, "text": "…"}]}`, and so is the answer,
/// `{"matches": [1]}`. Asked for `{"detail": "How bass sounds"}` it answers with the words that carry a subject,
/// `{"specific": ["bass", "sound"]}`. To any other prompt the answer is that nothing matches.
enum SentenceClassifier {
    /// Answers a prompt.
    static func answer(_ prompt: String) -> String {
        let json = try? JSONValue(parsing: Array(prompt.utf8))
        if let detail = json?["detail"]?.string {
            let words = Terms.words(of: detail)
            let unique = words.indices.filter { words.firstIndex(of: words[$0]) == $0 }.map { words[$0] }
            let answer: JSONValue = ["specific": .array(unique.map { .string($0) })]
            return answer.text
        }
        let viewpoint = json?["viewpoint"]?.string ?? ""
        let matches = (json?["sentences"]?.array ?? []).filter { sentence in
            Terms.overlap(viewpoint, sentence["text"]?.string ?? "")
        }
        let answer: JSONValue = ["matches": .array(matches.compactMap { $0["id"] })]
        return answer.text
    }
}
