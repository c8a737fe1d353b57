/// The known failure modes of the dataset workflow, each shown by scenarios under its id (reference trend-viewer §7).
enum TrendViewerIncidents {
    /// Every failure mode, in order.
    static let all = [
        Incident("FM-01", "The API crashes after it has stored a wishlist and before it stores its crawl targets."),
        Incident("FM-02", "PLG is down or refuses: the targets stay unsent, and every run tries again."),
        Incident("FM-03", "PLG accepts the configurations, but its answer is lost: they are sent and crawled twice."),
        Incident(
            "FM-04",
            "PLG accepts the configurations, but the backend cannot write that down: they are sent twice."
        ),
        Incident("FM-05", "PLG takes only a part of what it was sent."),
        Incident("FM-06", "Targets that always fail fill every run's limit, and new ones starve behind them."),
        Incident("FM-07", "A crawl never ends, and nobody waits for it with a time limit."),
        Incident(
            "FM-08",
            "A crawl fails after the day's last import of failures, which asks only for the current day."
        ),
        Incident("FM-09", "Failures arrive while the list of failures is read page by page, and one is left out."),
        Incident("FM-10", "A target failed and was crawled again with success; the failed list names it all day."),
        Incident("FM-11", "A success has a time before the request, so it is taken for an old one."),
        Incident("FM-12", "Crawled data does not reach gb_analyzer in time."),
        Incident(
            "FM-13",
            "A target is canceled while PLG crawls it; what arrives later sets it to Error or is ignored."
        ),
        Incident("FM-14", "The embedding or prediction of crawled data never completes."),
        Incident("FM-15", "The dataset is created remotely, and its history cannot be written: an orphan."),
        Incident("FM-16", "The dataset is created remotely, the answer is lost, and the next attempt creates another."),
        Incident("FM-17", "The history is written, and the trigger of analyzer_batch is lost."),
        Incident("FM-18", "Two creations at once both see no running dataset: the wishlist gets two."),
        Incident("FM-19", "A run of dataset:create takes so long that the next one overlaps it."),
        Incident("FM-20", "The wishlist is canceled, or its subscription ends, while it is analysed."),
        Incident("FM-21", "An old history that is stuck keeps the wishlist from ever getting another dataset."),
        Incident("FM-22", "The wishlist never reaches the least data that a dataset needs, and nobody is told."),
        Incident("FM-23", "The API no longer knows a dataset: an alert at every poll, for ever."),
        Incident("FM-24", "The API refuses the backend's token: no status moves."),
        Incident("FM-25", "The dataset is complete, and its status never reaches the history."),
        Incident("FM-26", "analyzer_batch crashes midway and leaves the dataset Processing."),
        Incident("FM-27", "analyzer_batch crashes between its seven tables and leaves a part of them."),
        Incident("FM-28", "analyzer_batch crashes after the last table and before it reports Completed."),
        Incident(
            "FM-29",
            "A failed analysis reaches only one of dataset and history, or the history past the command."
        ),
        Incident("FM-30", "The API reports a status that is unknown or may not follow."),
        Incident("FM-31", "The new status cannot be written: rolled back, tried again."),
        Incident("FM-32", "The status is written, its creation log is not."),
        Incident(
            "FM-33",
            "The run crashes or rolls back after mail, Slack and Pusher have gone out: all of it is repeated."
        ),
        Incident("FM-34", "The app hears of the completion before it is committed, and reads the old status."),
        Incident("FM-35", "One transaction for the whole run: one bad dataset undoes all."),
        Incident("FM-36", "A dataset on which every run halts keeps those after it from being asked about."),
        Incident("FM-37", "Two runs at once see the same old status and do everything twice."),
        Incident("FM-38", "The command does not run for long, and a status jumps over the middle."),
        Incident("FM-39", "The trigger of spvp_batch is lost: spvp_status stays Analyzing."),
        Incident("FM-40", "spvp_batch completes, and its report is lost."),
        Incident("FM-41", "spvp_batch crashes midway."),
        Incident("FM-42", "spvp_batch crashes between mappings and progress, and maps the same sentences again."),
        Incident("FM-43", "spvp_batch reports a failure after the user was told of the completion."),
        Incident("FM-44", "A dataset has no viewpoints in ds_analyzer, and its viewpoint analysis stays empty."),
        Incident("FM-45", "The spvp_status of a failed dataset stays Pending for ever."),
        Incident("FM-46", "An OpenAI batch never completes or is submitted twice, and later ones starve."),
        Incident("FM-47", "The batch jobs of a completed dataset cannot be stored."),
        Incident("FM-48", "The user's notification cannot be stored."),
        Incident("FM-49", "Pusher is down: the page shows the old status until it is loaded again."),
        Incident("FM-50", "Some of the app's sockets are broken: some users see the old status."),
        Incident("FM-51", "Slack is down: the workflow goes on, and operators see nothing."),
        Incident("FM-52", "The user is told of the completion before the viewpoints are mapped."),
        Incident("FM-53", "The manual request is not cleared, and crawls or datasets repeat."),
        Incident("FM-54", "The operators' query compares a number with words and finds nothing."),
        Incident(
            "FM-55",
            "The two-hour query takes a long healthy run for a stuck one, or misses one that was touched."
        ),
        Incident("FM-56", "Viewpoints are deleted to be generated anew, and the generation fails."),
        Incident("FM-57", "A payment's webhook is lost: the subscription stays unpaid."),
    ]
}
