internal import Storage

/// The specific viewpoints of a wishlist, the sentences of a dataset, and the mappings between them.
struct ViewpointStore {
    let session: Session
    let datasetID: Int

    struct Sentence: Hashable {
        let id: Int
        let text: String
    }

    struct Viewpoint: Hashable {
        let id: Int
        let name, category: String
        /// The id of the last sentence that was handled for it.
        let lastObjectID: Int
    }

    func sentences() throws -> [Sentence] {
        try session.query(
            "SELECT id, sentence FROM ds_analyzer.review_sentences WHERE dataset_id = ? ORDER BY id",
            [SQLValue(datasetID)]
        ).map { Sentence(id: $0.int("id"), text: $0.text("sentence")) }
    }

    func viewpoints(ofHistory historyID: Int) throws -> [Viewpoint] {
        try session.query(
            """
            SELECT v.id AS id, v.name AS name, c.short_detail AS category, v.last_object_id AS last_object_id
            FROM gb_console.wishlist_dataset_histories h
            JOIN ds_analyzer.viewpoint_categories c ON c.wishlist_to_group_id = h.wishlist_to_group_id
            JOIN ds_analyzer.specific_viewpoints v ON v.viewpoint_category_id = c.id
            WHERE h.id = ? ORDER BY v.ordinal, v.id
            """,
            [SQLValue(historyID)]
        ).map {
            Viewpoint(
                id: $0.int("id"),
                name: $0.text("name"),
                category: $0.text("category"),
                lastObjectID: $0.int("last_object_id")
            )
        }
    }

    /// Removes the marks of an earlier failure, because the viewpoint is mapped again; without one, nothing is written.
    func clearErrors(of viewpoint: Viewpoint, at now: String) async throws {
        let marked = try session.query(
            "SELECT id FROM ds_analyzer.specific_viewpoints WHERE id = ? AND error_code IS NOT NULL",
            [SQLValue(viewpoint.id)]
        )
        guard !marked.isEmpty else { return }
        _ = try await session.execute(
            """
            DELETE FROM ds_analyzer.review_sentence_spvp
            WHERE specific_viewpoint_id = ? AND dataset_id = ? AND error_code IS NOT NULL
            """,
            [SQLValue(viewpoint.id), SQLValue(datasetID)]
        )
        _ = try await session.execute(
            """
            UPDATE ds_analyzer.specific_viewpoints SET error_code = NULL, updated_at = ?
            WHERE id = ? AND error_code IS NOT NULL
            """,
            [SQLValue(now), SQLValue(viewpoint.id)]
        )
    }

    /// Stores that sentences speak of a viewpoint, all or none.
    func store(_ sentences: [Sentence], for viewpoint: Viewpoint, at now: String) async throws {
        try await session.transaction {
            for sentence in sentences { try await insert(sentence.id, viewpoint, errorCode: nil, now) }
        }
    }

    /// Remembers the last sentence that was handled for a viewpoint.
    func setProgress(of viewpoint: Viewpoint, to sentenceID: Int, at now: String) async throws {
        _ = try await session.execute(
            "UPDATE ds_analyzer.specific_viewpoints SET last_object_id = ?, updated_at = ? WHERE id = ?",
            [SQLValue(sentenceID), SQLValue(now), SQLValue(viewpoint.id)]
        )
    }

    /// Marks a mapping error on the viewpoint, and on the sentence at which it was met (seed 000, SPVP failure).
    func markError(_ code: String, on viewpoint: Viewpoint, at sentence: Sentence?, now: String) async throws {
        try await session.transaction {
            if let sentence { try await insert(sentence.id, viewpoint, errorCode: code, now) }
            _ = try await session.execute(
                "UPDATE ds_analyzer.specific_viewpoints SET error_code = ?, updated_at = ? WHERE id = ?",
                [SQLValue(code), SQLValue(now), SQLValue(viewpoint.id)]
            )
        }
    }

    func setFailed(historyID: Int, at now: String) async throws {
        _ = try await session.execute(
            "UPDATE gb_console.wishlist_dataset_histories SET spvp_status = 9, updated_at = ? WHERE id = ?",
            [SQLValue(now), SQLValue(historyID)]
        )
    }

    private func insert(_ sentenceID: Int, _ viewpoint: Viewpoint, errorCode: String?, _ now: String) async throws {
        _ = try await session.execute(
            """
            INSERT INTO ds_analyzer.review_sentence_spvp
                (dataset_id, review_sentence_id, specific_viewpoint_id, error_code, created_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                SQLValue(datasetID), SQLValue(sentenceID), SQLValue(viewpoint.id), SQLValue(errorCode), SQLValue(now),
            ]
        )
    }
}
