/// Names of tables and columns as they stand in a statement, whatever is in them.
package enum SQLName {
    /// One name in quotes.
    package static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// A name without what qualifies it: `malls` of `gb_console.malls`.
    package static func local(_ name: String) -> String { name.split(separator: ".").last.map(String.init) ?? name }

    /// A table's name with its schema, each in quotes: `"gb_console"."malls"`.
    package static func quoted(table: String) -> String {
        table.split(separator: ".").map { quoted(String($0)) }.joined(separator: ".")
    }
}
