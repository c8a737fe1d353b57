extension String {
    /// Calls `body` with the UTF-8 of the text where it is; `withUTF8` needs a variable, and so a copy to be counted.
    package func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let isShown: Void? = unsafe utf8.withContiguousStorageIfAvailable(body)
        // Only a text that is not of Swift's own making has to be copied first.
        if isShown == nil { unsafe Array(utf8).withUnsafeBufferPointer(body) }
    }
}
