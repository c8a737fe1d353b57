package import Simulation
package import Storage

/// One unfinished row with what is needed to explain it.
package struct ProgressCase {
    /// The row's id and its values.
    package let id: Int
    package let row: Row
    /// A session that may read everything.
    package let session: Session
    /// The tables with the words for their integers.
    package let catalog: Catalog
    /// What the run did.
    package let jobs: JobHistory
    package let trace: RunTrace
    package let settings: Settings
    /// When the run ended.
    package let end: SimulationInstant
}
