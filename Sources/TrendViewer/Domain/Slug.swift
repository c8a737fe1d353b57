/// Makes the URL keys of wishlists and histories, without chance: equal requests give equal keys.
package enum Slug {
    /// Returns the key that a name suggests: lower-case letters and digits, dashes between them.
    package static func base(of name: String) -> String {
        var slug = ""
        var owesDash = false
        for byte in name.lowercased().utf8 {
            guard (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) else {
                owesDash = !slug.isEmpty
                continue
            }
            if owesDash { slug += "-" }
            owesDash = false
            slug.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return slug.isEmpty ? "wishlist" : slug
    }

    /// Returns `base`, or the first of `base-2`, `base-3`, … that is not taken.
    package static func unique(_ base: String, taken: Set<String>) -> String {
        guard taken.contains(base) else { return base }
        var number = 2
        while taken.contains("\(base)-\(number)") { number += 1 }
        return "\(base)-\(number)"
    }

    /// Returns the key of a history: one a dataset, so that two runs at once cannot collide.
    package static func history(wishlist: String, datasetID: Int) -> String { "\(wishlist)-\(datasetID)" }
}
