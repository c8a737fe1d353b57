internal import Simulation
internal import Storage
internal import Wire

/// One run of analyzer_batch on one dataset, phase by phase: each takes its time, passes its step, has its effect.
///
/// A failure is written to the dataset (9 and an error code), logged and sent to Slack. A crash leaves all as it was.
struct AnalyzerRun {
    private let context: ServiceContext
    private let process: SimulatedProcess
    private let datasetID: Int
    private let session: Session
    private let order: DatasetOrder?

    init(context: ServiceContext, process: SimulatedProcess, datasetID: Int) throws {
        self.context = context
        self.process = process
        self.datasetID = datasetID
        session = context.database.session(for: process, access: AnalyzerBatch.access(context.settings))
        let rows = try session.query("SELECT settings FROM ds_analyzer.datasets WHERE id = ?", [SQLValue(datasetID)])
        order = rows.first.map { DatasetOrder(settings: $0.text("settings")) }
    }

    func run() async throws {
        guard let order else {
            process.log(.critical, to: "analyzer_batch", "there is no dataset \(datasetID)")
            return
        }
        do {
            try await analyse(order)
        } catch let failure as InjectedFailure {
            let code = failure.code
            try await fail(code, "analysis failed at \(failure.step): \(code)", order)
        } catch let failure as AnalysisFailure {
            try await fail(failure.code, failure.message, order)
        } catch let error as DatabaseError {
            session.rollback()
            process.log(.error, to: "analyzer_batch", error.description)
            try await fail("DATABASE_\(error.code.number)", error.message, order)
        }
    }

    // MARK: Phases

    private func analyse(_ order: DatasetOrder) async throws {
        try await phase("start", TrendViewerServiceSettings.analyzerStart)
        try await update(.processing, progress: 25)
        process.take(.processing)
        process.log(.info, to: "analyzer_batch", "dataset \(datasetID) (\(order.wishlistSlug)): processing")

        try await phase("load", TrendViewerServiceSettings.analyzerLoad)
        let source = try AnalysisSource(inputs: order.inputs, session: session)
        guard !source.sentences.isEmpty else {
            throw AnalysisFailure(code: "NO_DATA", message: "analyzer_v2 holds no usable sentence of the dataset")
        }
        process.take(.load)
        var analysis = Analysis(source: source)

        try await phase("cluster", TrendViewerServiceSettings.analyzerCluster, failsHere: true)
        analysis.cluster(most: context.settings[TrendViewerServiceSettings.analyzerClusters])
        try await update(progress: 50)
        process.take(.cluster)

        try await phase("label", TrendViewerServiceSettings.analyzerLabel)
        analysis.label()
        try await update(progress: 75)
        process.take(.label)

        try await phase("similarity", TrendViewerServiceSettings.analyzerSimilarity)
        analysis.compare()
        try await update(progress: 85)
        process.take(.similarity)

        try await write(analysis)
        try await process.step("complete", attributes)
        try await update(.completed, progress: 100)
        process.take(.completed)
        process.log(.info, to: "analyzer_batch", "dataset \(datasetID) (\(order.wishlistSlug)): completed")
        try await notify()
    }

    /// Writes the seven tables in equal parts of the time, in one transaction only when the setting asks for it.
    private func write(_ analysis: Analysis) async throws {
        let duration = context.draw(TrendViewerServiceSettings.analyzerWrite, "dataset=\(datasetID)")
        let begin = process.now
        let isAtomic = context.settings[TrendViewerServiceSettings.analyzerWriteAtomic]
        var writer = AnalysisWriter(analysis: analysis, datasetID: datasetID, session: session)
        if isAtomic { try session.begin() }
        for table in AnalysisTable.allCases {
            // The end of each part is counted from the begin, so that rounding does not move the last one.
            let part = duration * (table.rawValue + 1) / AnalysisTable.allCases.count
            try await process.sleep(until: begin.advanced(by: part))
            try await process.step(table.step, attributes)
            if isAtomic {
                try await writer.write(table)
            } else {
                try session.begin()
                try await writer.write(table)
                try session.commit()
            }
            try await update(progress: table.progress)
            process.take(table.branch)
        }
        if isAtomic { try session.commit() }
    }

    private func phase(_ step: String, _ setting: Setting<DurationRange>, failsHere: Bool = false) async throws {
        try await process.sleep(for: context.draw(setting, "dataset=\(datasetID)"))
        try await process.step(step, attributes, failsHere: failsHere)
    }

    private var attributes: [FaultAttribute] {
        guard process.environment("wishlist_slug") == nil, let order else { return [] }
        return [FaultAttribute("wishlist_slug", order.wishlistSlug)]
    }

    /// The status is written where the document names it; in between only the progress moves (seed 000, phase 4).
    private func update(progress: Int) async throws {
        _ = try await session.execute(
            "UPDATE ds_analyzer.datasets SET progress = ?, updated_at = ? WHERE id = ?",
            [SQLValue(progress), SQLValue(process.sqlNow), SQLValue(datasetID)]
        )
    }

    private func update(_ status: DSAnalyzerSchema.DatasetStatus, progress: Int) async throws {
        _ = try await session.execute(
            "UPDATE ds_analyzer.datasets SET status = ?, progress = ?, updated_at = ? WHERE id = ?",
            [SQLValue(status.rawValue), SQLValue(progress), SQLValue(process.sqlNow), SQLValue(datasetID)]
        )
    }

    /// Tells the backend, when it listens; a lost notification changes nothing, because it polls (reference CB-02).
    private func notify() async throws {
        try await process.step("notify", attributes)
        guard context.settings[TrendViewerServiceSettings.callbacks] else { return }
        let request = HTTPRequest(
            .post,
            "/callbacks/analysis-completed",
            json: ["dataset_id": JSONValue(datasetID)]
        )
        do {
            let response = try await context.client(process).send(request, to: "trend-viewer-backend")
            guard !response.isSuccess else { return }
            process.log(.warning, to: "analyzer_batch", "completion of dataset \(datasetID): \(response.status)")
        } catch let error as TransportError {
            process.log(.warning, to: "analyzer_batch", "completion of dataset \(datasetID) not delivered: \(error)")
        }
    }

    // MARK: Failure

    private func fail(_ code: String, _ message: String, _ order: DatasetOrder) async throws {
        session.rollback()
        do {
            try await writeFailure(code, message)
        } catch let error as DatabaseError {
            process.log(.critical, to: "analyzer_batch", "failure of dataset \(datasetID) is not stored: \(error)")
        }
        process.log(.error, to: "analyzer_batch", "dataset \(datasetID): \(message) [\(code)]")
        process.take(.analysisErrorLogger)
        let slack = OperatorMessage(
            command: "analyzer_batch",
            severity: .error,
            kind: "analysis_failed",
            text: "analysis of dataset \(datasetID) (\(order.wishlistSlug)) failed with \(code): \(message)",
            hint: "Look at ds_analyzer.datasets \(datasetID) and at the job's log; a new dataset can be created.",
            datasetIDs: [datasetID],
            wishlistSlugs: [order.wishlistSlug]
        )
        if try await slack.send(from: process, by: context.client(process)) {
            process.take(.analysisErrorSlack)
        }
    }

    private func writeFailure(_ code: String, _ message: String) async throws {
        _ = try await session.execute(
            "UPDATE ds_analyzer.datasets SET status = 9, error_code = ?, error_message = ?, updated_at = ? WHERE id = ?",
            [SQLValue(code), SQLValue(message), SQLValue(process.sqlNow), SQLValue(datasetID)]
        )
        process.take(.analysisErrorStatus)
        guard context.settings[TrendViewerServiceSettings.analyzerWritesHistory] else { return }
        _ = try await session.execute(
            "UPDATE gb_console.wishlist_dataset_histories SET status = 9, updated_at = ? WHERE dataset_id = ?",
            [SQLValue(process.sqlNow), SQLValue(datasetID)]
        )
        process.take(.analysisErrorHistory)
    }
}

/// A failure that the analysis finds itself.
private struct AnalysisFailure: Error {
    let code: String
    let message: String
}
