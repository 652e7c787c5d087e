internal import CNettle

/// The SHA-256 of some bytes (FIPS 180-4): names a rule set, where nobody may forge a twin.
public struct SHA256Digest: Hashable, Sendable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// Digests bytes in one go.
  @unsafe
  public init(of bytes: UnsafeRawBufferPointer) {
    var hasher = Hasher()
    unsafe hasher.update(bytes)
    self = hasher.finish()
  }

  /// Digests an array in one go.
  public init(of bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe SHA256Digest(of: $0) }
  }

  private init(digest: [UInt8]) {
    bytes = digest
  }

  /// The 64 lower-case hexadecimal digits, as `sha256sum` prints them.
  public var hexadecimal: String { hexadecimalText(bytes) }
}

extension SHA256Digest {
  /// Digests bytes that come in pieces; the cut into pieces does not change the digest.
  public struct Hasher: ~Copyable, Sendable {
    private var context = sha256_ctx()

    /// Starts with no bytes.
    public init() {
      unsafe nettle_sha256_init(&context)
    }

    /// Adds the next bytes.
    @unsafe
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
      let start = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
      if let start = unsafe start { unsafe nettle_sha256_update(&context, bytes.count, start) }
    }

    /// Adds the bytes of an array.
    public mutating func update(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBytes { unsafe update($0) }
    }

    /// The digest of all bytes so far.
    public consuming func finish() -> SHA256Digest {
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
      unsafe nettle_sha256_digest(&context, digest.count, &digest)
      return SHA256Digest(digest: digest)
    }
  }
}
