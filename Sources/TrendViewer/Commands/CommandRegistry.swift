/// The commands by name, in the order in which the scheduler takes them (reference trend-viewer §1.2).
enum CommandRegistry {
    static let types: [any Command.Type] = [
        SendingConfigsToCrawler.self, SyncCrawlFailed.self, SyncCrawlSuccess.self, DatasetCreate.self,
        DatasetGetStatus.self, ProcessBatches.self, CheckBatchStatus.self,
    ]

    static func type(named name: String) -> (any Command.Type)? {
        types.first { $0.description.name == name }
    }
}
