/// Everything of a system that scenarios can reach or miss (design §2, "coverage points").
package struct CoverageMap: Sendable {
    /// The documented branches, in the order of the documents.
    package let branches: [CoveragePoint]
    /// The ids of the branches that something can mark: the code, or a check of a finished run.
    package let marks: Set<String>
    /// The status columns with the changes that they may make.
    package let statuses: [StatusColumn]
    /// The known failure modes.
    package let incidents: [Incident]
    /// What operators do to a run that is over; each takes a branch.
    package let checks: [FinalCheck]

    /// Makes a map.
    package init(
        branches: [CoveragePoint],
        marks: Set<String> = [],
        statuses: [StatusColumn] = [],
        incidents: [Incident] = [],
        checks: [FinalCheck] = []
    ) {
        self.branches = branches
        self.marks = marks
        self.statuses = statuses
        self.incidents = incidents
        self.checks = checks
    }
}
