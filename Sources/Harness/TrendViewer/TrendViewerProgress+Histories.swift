import Simulation
import Storage
import TrendViewer
import Wire

/// Histories that have not come to their end, and those of whose end nobody was told.
extension TrendViewerProgress {
    /// A history ends with both its statuses; a number that is no status ends nothing.
    static let histories = ProgressRule(
        table: "gb_console.wishlist_dataset_histories",
        unfinished: """
            SELECT id FROM gb_console.wishlist_dataset_histories \
            WHERE status NOT IN (3, 9) OR (status = 3 AND spvp_status NOT IN (3, 9)) ORDER BY id
            """,
        shows: ["status", "spvp_status"]
    ) { unfinished in
        if unfinished.row.int("status") == 3 { return try viewpoints(unfinished) }
        return try analysis(unfinished)
    }

    /// A history whose end no user was told of, as its message is written only with the change of status.
    ///
    /// What a scenario gives has no creation log, and needs no message.
    static let untoldHistories = ProgressRule(
        table: "gb_console.wishlist_dataset_histories",
        unfinished: """
            SELECT DISTINCT h.id FROM gb_console.wishlist_dataset_histories h \
            JOIN gb_console.wishlist_to_groups w ON w.id = h.wishlist_to_group_id \
            JOIN gb_console.group_members m ON m.group_id = w.group_id WHERE h.status IN (3, 9) \
            AND EXISTS (SELECT 1 FROM gb_console.wishlist_dataset_creation_logs l \
            WHERE l.wishlist_dataset_history_id = h.id) \
            AND NOT EXISTS (SELECT 1 FROM gb_console.notifications n WHERE json_extract(n.data, '$.history_id') = h.id \
            AND json_extract(n.data, '$.kind') = \
            CASE h.status WHEN 3 THEN 'dataset_completed' ELSE 'dataset_failed' END) ORDER BY h.id
            """,
        shows: ["status"]
    ) { unfinished in
        let selection = Selections.unfinishedHistories()
        let dataset = unfinished.row.int("dataset_id")
        let never =
            "no user was told of its end: \(selection.name) tells them only when it takes the status over itself"
        let complaint = unfinished.trace.lastComplaint(
            of: selection.name,
            GlobPattern("notification service error for dataset \(dataset):*")
        )
        guard let complaint else { return ("operator", "\(never), and another has written this one") }
        return ("operator", "\(never), and that failed at \(unfinished.trace.clock(complaint.time)): \(complaint.text)")
    }

    // MARK: The analysis

    private static func analysis(_ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let selection = Selections.unfinishedHistories()
        if let why = try notPicked(by: selection, unfinished) { return (selection.name, why) }
        let dataset = unfinished.row.int("dataset_id")
        let sql = "SELECT status, progress FROM ds_analyzer.datasets WHERE id = ?"
        guard let remote = try unfinished.session.query(sql, [SQLValue(dataset)]).first else {
            return (selection.name, "dataset \(dataset) does not exist in ds_analyzer, so every poll answers not found")
        }
        let status = remote.int("status")
        guard status == 1 || status == 2 else {
            return (
                selection.name,
                "dataset \(dataset) already has status \(status), but the polls do not bring it over: "
                    + polls(of: dataset, unfinished)
            )
        }
        return (
            "analyzer_batch",
            "\(selection.name) polls it every 5 minutes and finds dataset \(dataset) unchanged at progress "
                + "\(remote.int("progress")): " + (try analyzerJob(dataset: dataset, unfinished))
        )
    }

    /// Why the polls of a dataset change nothing: what the last of them met.
    private static func polls(of dataset: Int, _ unfinished: ProgressCase) -> String {
        let (name, trace) = ("dataset:get-status", unfinished.trace)
        let poll = trace.lastCall("tv-python-api", GlobPattern("/datasets/\(dataset)"))
        let complaint =
            trace.lastComplaint(of: name, GlobPattern("*dataset \(dataset) *"))
            ?? trace.lastComplaint(of: name, GlobPattern("*dataset \(dataset):*"))
        let halt = trace.lastComplaint(of: name, "critical system error*")
        if let halt, halt.time > poll?.sent ?? unfinished.session.process.world.start {
            let place = halt.text.hasPrefix("critical system error at dataset \(dataset),") ? "at it" : "before it"
            return "its runs halt \(place), the last at \(trace.clock(halt.time)): \(halt.text)"
        }
        guard let poll else { return "none was ever sent" + runs(of: name, unfinished) }
        let lock = lockHolder(of: "gb_console.wishlist_dataset_histories#\(unfinished.id)", unfinished)
        if let complaint, complaint.time >= poll.sent {
            return "the last, of \(trace.clock(poll.sent)), met: \(complaint.text)\(lock)"
        }
        // The end of the scenario cuts off a run that waits; the one before has come to know.
        if let complaint, unfinished.jobs.last(name)?.outcome == nil {
            return "the last that ended met at \(trace.clock(complaint.time)): \(complaint.text)\(lock)"
        }
        if let job = unfinished.jobs.last(name), job.outcome != "finished" {
            return "the last \(trace.fate(of: poll)); "
                + job.sentence(since: unfinished.session.process.world.start)
        }
        return "the last \(trace.fate(of: poll)), and none came after it"
    }

    // MARK: The viewpoints

    private static func viewpoints(_ unfinished: ProgressCase) throws -> (next: String, why: String) {
        let needs = "dataset:get-status selects status Pending or Analyzing, this row is Completed: "
        if unfinished.settings[TrendViewerSettings.spvpEngine] == .openai {
            let (next, why) = try openBatches(unfinished)
            return (next, needs + why)
        }
        return ("spvp_batch", needs + "only spvp_batch's message moves it" + (try mapping(unfinished)))
    }

    /// Where the message of spvp_batch has got to.
    private static func mapping(_ unfinished: ProgressCase) throws -> String {
        let trace = unfinished.trace
        let job = unfinished.jobs.last("spvp_batch", where: [FaultAttribute("history_id", "\(unfinished.id)")])
        guard let job else {
            let trigger = trace.lastCall(
                "cloud-run",
                "*/jobs/spvp-batch:run",
                containing: ["\"HISTORY_ID\",\"value\":\"\(unfinished.id)\""]
            )
            let never = ", and spvp_batch was never started for it: "
            guard let trigger else { return try never + "nobody has asked for it" + mapped(unfinished) }
            return never + "its trigger \(trace.fate(of: trigger))"
        }
        let life = "; \(job.sentence(since: unfinished.session.process.world.start))"
        let message = trace.lastCall(
            "trend-viewer-backend",
            "/callbacks/spvp-completed",
            containing: ["\"history_id\":\(unfinished.id),"]
        )
        guard job.outcome == "finished", let message else { return life }
        return "\(life); its message \(trace.fate(of: message))"
    }

    /// What the rows tell of a mapping that an earlier run may have done: FM-39, FM-40 and FM-41 differ in nothing else.
    private static func mapped(_ unfinished: ProgressCase) throws -> String {
        let found = try unfinished.session.query(
            """
            SELECT COUNT(*) AS viewpoints, COALESCE(SUM(v.last_object_id >= s.last), 0) AS mapped, \
            COALESCE(SUM(v.last_object_id > 0), 0) AS begun, s.last FROM ds_analyzer.specific_viewpoints v \
            JOIN ds_analyzer.viewpoint_categories c ON c.id = v.viewpoint_category_id \
            JOIN (SELECT MAX(id) AS last FROM ds_analyzer.review_sentences WHERE dataset_id = ?) s \
            WHERE c.wishlist_to_group_id = ?
            """,
            [unfinished.row["dataset_id"], unfinished.row["wishlist_to_group_id"]]
        )[0]
        let (viewpoints, mapped, begun) = (found.int("viewpoints"), found.int("mapped"), found.int("begun"))
        guard viewpoints > 0 else { return "; its wishlist has no specific viewpoint in ds_analyzer" }
        guard let last = found.intOrNil("last") else { return "; the dataset has no review sentence to map" }
        guard begun > 0 else { return "; last_object_id of its \(viewpoints) viewpoints is 0, so none was ever mapped" }
        guard mapped == viewpoints else {
            return
                "; \(mapped) of \(viewpoints) viewpoints are mapped up to sentence \(last), so an earlier run broke off"
        }
        return "; all \(viewpoints) viewpoints are mapped up to sentence \(last), so only the message is missing"
    }
}
