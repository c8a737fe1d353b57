internal import CCrypto

/// A running SHA-256 over fields, of which every text is preceded by its length.
@safe struct FieldDigest: ~Copyable {
    // Safe although raw pointers: the value owns both, cannot be copied and frees each once.
    private let context = unsafe EVP_MD_CTX_new()
    /// What has been added and not hashed yet: the hash is fastest over long pieces.
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    private var used = 0

    init() {
        let started = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(started == 1, "libcrypto offers no SHA-256")
    }

    /// Adds a number, as eight bytes.
    mutating func add(_ number: UInt64) {
        if unsafe block.count - used < 8 { flush() }
        unsafe block.storeBytes(of: number.littleEndian, toByteOffset: used, as: UInt64.self)
        used += 8
    }

    /// Adds a text with its length.
    mutating func add(_ text: String) {
        unsafe text.withBytes { unsafe add($0) }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        add(UInt64(bytes.count))
        guard let start = bytes.baseAddress, let room = unsafe block.baseAddress else { return }
        if unsafe block.count - used < bytes.count { flush() }
        guard unsafe bytes.count <= block.count else { return unsafe hash(start, bytes.count) }
        unsafe (room + used).copyMemory(from: start, byteCount: bytes.count)
        used += bytes.count
    }

    /// Returns the digest in hexadecimal.
    mutating func finish() -> String {
        flush()
        var bytes = [UInt8](repeating: 0, count: 32)
        let ended = unsafe EVP_DigestFinal_ex(context, &bytes, nil)
        precondition(ended == 1, "libcrypto could not finish a SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private mutating func flush() {
        if let start = unsafe block.baseAddress { unsafe hash(start, used) }
        used = 0
    }

    private func hash(_ start: UnsafeRawPointer, _ count: Int) {
        let added = unsafe EVP_DigestUpdate(context, start, count)
        precondition(added == 1, "libcrypto could not go on with a SHA-256")
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
        unsafe block.deallocate()
    }
}
