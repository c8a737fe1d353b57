/// An object of a report: its fields, in the order in which they are written.
package struct ReportObject: Sendable {
    /// A field of an object.
    package struct Field: Sendable {
        package let name: String
        package let shape: ReportShape
        /// What it says, for people who read the schema.
        package let summary: String
        /// True when it is left out where it has nothing to say.
        package let isOptional: Bool

        /// Makes a field.
        package init(_ name: String, _ shape: ReportShape, _ summary: String, isOptional: Bool = false) {
            self.name = name
            self.shape = shape
            self.summary = summary
            self.isOptional = isOptional
        }
    }

    /// The name by which other objects refer to it.
    package let name: String
    package let summary: String
    package let fields: [Field]
    /// What the grammar calls fields that have no name of their own, all of them texts: `COLUMN`; nil when there are none.
    package let others: String?

    /// Makes an object.
    package init(_ name: String, _ summary: String, _ fields: [Field], others: String? = nil) {
        self.name = name
        self.summary = summary
        self.fields = fields
        self.others = others
    }
}
