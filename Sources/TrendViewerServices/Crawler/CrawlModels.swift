internal import Simulation
internal import Storage

/// Embedding and prediction, which follow a product's or its reviews' crawl after a while.
///
/// A failure marks the data instead of the request, which is done: PLG's validation then says so (reference FM-14).
struct CrawlModels {
    let context: ServiceContext
    let config: CrawlConfig
    let process: SimulatedProcess

    func run(_ session: Session) async throws {
        switch config.subject {
        case .category, .searchQuery: return
        case .product(let input, let type):
            try await pause()
            try await model("embed", session) { readiness in
                try await setProduct(readiness, input, type, session)
            }
        case .productReviews(let input, let type):
            try await pause()
            let sentences = try sentences(of: input, type, session)
            try await model("embed", session) { try await embed(sentences, $0, session) }
            try await model("predict", session) { try await predict(sentences, $0, session) }
        }
    }

    private func pause() async throws {
        try await process.sleep(for: context.draw(TrendViewerServiceSettings.crawlEmbedding, config.decisionName))
    }

    /// Passes a step and stores what came of it.
    private func model(
        _ step: String,
        _ session: Session,
        store: (AnalyzerV2Schema.Readiness) async throws -> Void
    ) async throws {
        var readiness = AnalyzerV2Schema.Readiness.done
        do {
            try await process.step(step)
        } catch let failure as InjectedFailure {
            process.log(.error, to: "crawler", "\(step) of \(config.name) failed [\(failure.code)]")
            readiness = .failed
        }
        do {
            try await session.transaction { try await store(readiness) }
        } catch let error as DatabaseError {
            process.log(.error, to: "crawler", "\(step) of \(config.name) is not stored: \(error)")
        }
    }

    private func setProduct(
        _ readiness: AnalyzerV2Schema.Readiness,
        _ input: String,
        _ type: InputType,
        _ session: Session
    ) async throws {
        _ = try await session.execute(
            """
            UPDATE analyzer_v2.products SET embedding_status = ?, updated_at = ?
            WHERE input = ? AND input_type = ?
            """,
            [SQLValue(readiness.rawValue), SQLValue(process.sqlNow), SQLValue(input), SQLValue(type.rawValue)]
        )
    }

    /// A stored sentence with what the fixtures say about it.
    private struct StoredSentence {
        let id: Int
        let fixture: FixtureSentence
    }

    private func sentences(of input: String, _ type: InputType, _ session: Session) throws -> [StoredSentence] {
        let reviews = context.fixtures.product(for: input).reviews
        let rows = try session.query(
            """
            SELECT s.id AS id, r.number AS review, s.number AS sentence FROM analyzer_v2.review_sentences s
            JOIN analyzer_v2.reviews r ON r.id = s.review_id
            JOIN analyzer_v2.products p ON p.id = r.product_id
            WHERE p.input = ? AND p.input_type = ? ORDER BY s.id
            """,
            [SQLValue(input), SQLValue(type.rawValue)]
        )
        return rows.compactMap { row in
            let (review, sentence) = (row.int("review") - 1, row.int("sentence") - 1)
            guard reviews.indices.contains(review), reviews[review].sentences.indices.contains(sentence) else {
                return nil
            }
            return StoredSentence(id: row.int("id"), fixture: reviews[review].sentences[sentence])
        }
    }

    private func embed(
        _ sentences: [StoredSentence],
        _ readiness: AnalyzerV2Schema.Readiness,
        _ session: Session
    ) async throws {
        for sentence in sentences {
            let vector = readiness == .done ? Embedding(sentence.fixture.embedding).text : nil
            _ = try await session.execute(
                """
                UPDATE analyzer_v2.review_sentences SET embedding = ?, embedding_status = ?, updated_at = ?
                WHERE id = ?
                """,
                [SQLValue(vector), SQLValue(readiness.rawValue), SQLValue(process.sqlNow), SQLValue(sentence.id)]
            )
        }
    }

    private func predict(
        _ sentences: [StoredSentence],
        _ readiness: AnalyzerV2Schema.Readiness,
        _ session: Session
    ) async throws {
        for sentence in sentences {
            let sentiment = readiness == .done ? SQLValue(sentence.fixture.sentiment.rawValue) : .null
            _ = try await session.execute(
                """
                UPDATE analyzer_v2.review_sentences SET sentiment = ?, prediction_status = ?, updated_at = ?
                WHERE id = ?
                """,
                [sentiment, SQLValue(readiness.rawValue), SQLValue(process.sqlNow), SQLValue(sentence.id)]
            )
        }
    }
}
