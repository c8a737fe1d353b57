import Simulation
import Storage

/// One run of `dataset:get-status`: the seven steps in order, and the transaction that spans them (seed 002).
///
/// With the documented settings a dataset's transaction opens in step 3 and stays open over the mail, Slack and Pusher
/// calls of steps 4 to 6 until step 7 commits it.
final class GetStatusRun {
    private let workflow: WorkflowContext
    private let argument: String?
    private let scope: TrendViewerSettings.TransactionScope
    private let commitPoint: TrendViewerSettings.CommitPoint
    private var statistics = GetStatusStatistics()
    /// The dataset in hand, for the message of a halt.
    private var current: DatasetRecord?
    /// Changes that wait for the commit of the whole run.
    private var uncommitted: [StatusChange] = []

    init(workflow: WorkflowContext, argument: String?) {
        self.workflow = workflow
        self.argument = argument
        scope = workflow.settings[TrendViewerSettings.transactionScope]
        commitPoint = workflow.settings[TrendViewerSettings.commitPoint]
    }

    /// Runs the seven steps.
    func run() async throws -> CommandOutcome {
        do {
            let records: [DatasetRecord]
            switch try await InitialiseStep(workflow: workflow, argument: argument).run() {
            case .records(let found): records = found
            case .nothing: return .success("no dataset to monitor")
            case .refused(let reason): return .failure(reason)
            }
            statistics.total = records.count
            for record in records {
                current = record
                try await handle(record)
            }
            current = nil
            if !uncommitted.isEmpty { try await finishRun() }
            try await SummaryStep(workflow: workflow, statistics: statistics).run()
            return .success(statistics.sentence)
        } catch let error as InjectedFailure {
            return try await halt("failed at '\(error.step)' with \(error.code)")
        } catch let error as DatabaseError {
            return try await halt("\(error)")
        }
    }

    // MARK: One dataset

    private func handle(_ record: DatasetRecord) async throws {
        guard let detail = try await PollStep(workflow: workflow).run(record, &statistics) else { return }
        do {
            guard let change = try await write(record, detail) else { return }
            switch (scope, commitPoint) {
            case (.perDataset, .afterBroadcast):
                try await announce(change)
                try await CommitStep(workflow: workflow).commit([change])
                try await afterCommit(change)
            case (.perDataset, .beforeSideEffects):
                try await CommitStep(workflow: workflow).commit([change])
                try await announce(change)
                try await afterCommit(change)
            case (.perRun, .afterBroadcast):
                uncommitted.append(change)
                try await announce(change)
            case (.perRun, .beforeSideEffects):
                uncommitted.append(change)
            }
        } catch let error as RollbackRequired {
            try await rollBack(error, record)
        }
    }

    /// Steps 3 to 5 as far as they write to the databases; nil when nothing has changed.
    private func write(_ record: DatasetRecord, _ detail: DatasetDetail) async throws -> StatusChange? {
        let compare = CompareStep(workflow: workflow)
        guard let status = try await compare.run(record, detail, &statistics) else { return nil }
        var change = StatusChange(record: record, status: status, detail: detail)
        switch status {
        case .completed: try await CompleteStep(workflow: workflow).write(&change)
        case .failed: try await FailStep(workflow: workflow).write(&change)
        case .pending, .analyzing: break
        }
        return change
    }

    /// Steps 4 to 6 as far as they leave the databases: mail, Slack, Pusher.
    private func announce(_ change: StatusChange) async throws {
        switch change.status {
        case .completed: try await CompleteStep(workflow: workflow).announce(change)
        case .failed: try await FailStep(workflow: workflow).announce(change)
        case .pending, .analyzing: return
        }
        try await BroadcastStep(workflow: workflow).run(change)
    }

    private func afterCommit(_ change: StatusChange) async throws {
        statistics.changed += 1
        switch change.status {
        case .completed:
            statistics.completed += 1
            try await CompleteStep(workflow: workflow).afterCommit(change)
        case .failed: statistics.failed += 1
        case .pending, .analyzing: break
        }
    }

    // MARK: The end

    private func finishRun() async throws {
        let changes = uncommitted
        do {
            try await CommitStep(workflow: workflow).commit(changes)
        } catch let error as RollbackRequired {
            try await rollBack(error, changes[0].record)
            return
        }
        uncommitted = []
        for change in changes {
            if commitPoint == .beforeSideEffects { try await announce(change) }
            try await afterCommit(change)
        }
    }

    /// Undoes what is not committed: this dataset, or with one transaction a run every dataset so far (FM-35).
    private func rollBack(_ error: RollbackRequired, _ record: DatasetRecord) async throws {
        let others = uncommitted.map(\.record).filter { $0 != record }
        uncommitted = []
        statistics.rolledBack += others.count + 1
        statistics.databaseErrors.append(
            .init(
                datasetID: record.datasetID,
                text: error.reason,
                hint: "Check the database; the next run tries again."
            )
        )
        try await CommitStep(workflow: workflow).rollBack(error, record, others)
    }

    /// A critical error: log, Slack, and nothing more in this run (FM-36).
    private func halt(_ reason: String) async throws -> CommandOutcome {
        WishlistDatasetHistoryRepository(workflow: workflow).transactionRollback()
        workflow.mark(.step7Critical)
        let place = current.map { " at dataset \($0.datasetID)" } ?? ""
        let text = "critical system error\(place), further processing halted: \(reason)"
        workflow.log.write(.critical, text, statistics.json)
        try await workflow.slack.send(
            SlackNotice(
                severity: .critical,
                kind: .critical,
                text: text,
                hint: "Look at storage/logs/laravel.log; datasets after this one were not checked.",
                datasetIDs: current.map { [$0.datasetID] } ?? [],
                wishlistSlugs: current.map { [$0.wishlist.slug] } ?? []
            )
        )
        return .failure(reason)
    }
}
