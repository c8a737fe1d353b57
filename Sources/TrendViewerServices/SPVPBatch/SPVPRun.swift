internal import Simulation
internal import Storage
internal import Wire

/// One run of spvp_batch: for each viewpoint it maps, stores the mappings, then notes how far it came.
///
/// Storing comes before noting, so a crash in between maps twice on resume, and never loses a sentence (reference §1.11).
struct SPVPRun {
    private let context: ServiceContext
    private let process: SimulatedProcess
    private let historyID, datasetID: Int
    private let store: ViewpointStore

    init(context: ServiceContext, process: SimulatedProcess, historyID: Int, datasetID: Int) {
        self.context = context
        self.process = process
        self.historyID = historyID
        self.datasetID = datasetID
        let session = context.database.session(for: process, access: SPVPBatch.access)
        store = ViewpointStore(session: session, datasetID: datasetID)
    }

    func run() async throws {
        do {
            try await map()
        } catch let failure as InjectedFailure {
            return try await fail(failure.code, "mapping failed at \(failure.step)", nil)
        } catch let failure as MappingFailure {
            return try await fail(failure.code, "mapping of '\(failure.viewpoint.name)' failed", failure)
        } catch let error as DatabaseError {
            process.log(.error, to: "spvp_batch", error.description)
            return try await fail("DATABASE_\(error.code.number)", error.message, nil)
        }
        try await report()
    }

    private func map() async throws {
        let begin = process.now
        let duration = context.draw(TrendViewerServiceSettings.spvpDuration, "history=\(historyID)")
        try await process.step("start")
        process.log(.info, to: "spvp_batch", "dataset \(datasetID): mapping starts")
        try await process.step("load-sentences")
        let sentences = try store.sentences()
        process.take(.loadSentences)
        try await process.step("load-viewpoints")
        let viewpoints = try store.viewpoints(ofHistory: historyID)
        process.take(.loadViewpoints)
        for (index, viewpoint) in viewpoints.enumerated() {
            // Counted from the begin, so that the last viewpoint ends when the duration is over.
            try await process.sleep(until: begin.advanced(by: duration * (index + 1) / viewpoints.count))
            try await map(viewpoint, number: index + 1, sentences)
        }
        // Without a viewpoint the model still has to be loaded and put away again.
        try await process.sleep(until: begin.advanced(by: duration))
    }

    private func map(_ viewpoint: ViewpointStore.Viewpoint, number: Int, _ all: [ViewpointStore.Sentence]) async throws
    {
        let attributes = [FaultAttribute("viewpoint", "\(number)")]
        let sentences = all.filter { $0.id > viewpoint.lastObjectID }
        do {
            try await process.step("map", attributes, failsHere: true)
        } catch let failure as InjectedFailure {
            throw MappingFailure(code: failure.code, viewpoint: viewpoint, sentence: sentences.first)
        }
        try await store.clearErrors(of: viewpoint, at: process.sqlNow)
        let found = sentences.filter { Terms.overlap(viewpoint.name, $0.text) }
        process.take(.map)
        try await process.step("store", attributes)
        try await store.store(found, for: viewpoint, at: process.sqlNow)
        process.take(.store)
        try await process.step("progress", attributes)
        guard let last = sentences.last else { return }
        try await store.setProgress(of: viewpoint, to: last.id, at: process.sqlNow)
        process.take(.progress)
    }

    /// Tells the backend; nothing polls, so a lost report leaves spvp_status at 2 (reference FM-40).
    private func report() async throws {
        try await process.step("report")
        process.log(.info, to: "spvp_batch", "dataset \(datasetID): mapping completed")
        let request = HTTPRequest(
            .post,
            "/callbacks/spvp-completed",
            json: ["history_id": JSONValue(historyID), "dataset_id": JSONValue(datasetID)]
        )
        do {
            let response = try await context.client(process).send(request, to: "trend-viewer-backend")
            guard !response.isSuccess else { return }
            process.log(.error, to: "spvp_batch", "completion of history \(historyID): \(response.status)")
        } catch let error as TransportError {
            process.log(.error, to: "spvp_batch", "completion of history \(historyID) not delivered: \(error)")
        }
    }

    private func fail(_ code: String, _ message: String, _ mapping: MappingFailure?) async throws {
        do {
            if let mapping {
                try await store.markError(code, on: mapping.viewpoint, at: mapping.sentence, now: process.sqlNow)
                process.take(.spvpErrorMapping)
            }
            try await store.setFailed(historyID: historyID, at: process.sqlNow)
            process.take(.spvpErrorStatus)
        } catch let error as DatabaseError {
            process.log(.critical, to: "spvp_batch", "failure of history \(historyID) is not stored: \(error)")
        }
        process.log(.error, to: "spvp_batch", "dataset \(datasetID): \(message) [\(code)]")
        process.take(.spvpErrorLogger)
        let slack = OperatorMessage(
            command: "spvp_batch",
            severity: .error,
            kind: "spvp_failed",
            text: "viewpoint mapping of dataset \(datasetID) failed with \(code): \(message)",
            hint: "Look at ds_analyzer.specific_viewpoints; the job goes on after last_object_id when it is run again.",
            datasetIDs: [datasetID]
        )
        if try await slack.send(from: process, by: context.client(process)) {
            process.take(.spvpErrorSlack)
        }
    }
}

/// A viewpoint that the model could not map, and the first sentence that was not handled.
private struct MappingFailure: Error {
    let code: String
    let viewpoint: ViewpointStore.Viewpoint
    let sentence: ViewpointStore.Sentence?
}
