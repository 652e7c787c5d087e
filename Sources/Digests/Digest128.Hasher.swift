internal import CXXHash

extension Digest128 {
  /// Digests bytes that come in pieces; the cut into pieces does not change the digest.
  @safe
  public struct Hasher: ~Copyable, @unchecked Sendable {
    private let state: OpaquePointer

    /// Starts with no bytes.
    ///
    /// Allocates a state of about 600 bytes.
    public init() {
      guard let state = unsafe XXH3_createState() else {
        preconditionFailure("no memory for the state of a digest")
      }
      unsafe self.state = state
      let result = unsafe XXH3_128bits_reset(state)
      precondition(result == XXH_OK, "a state of XXH3 is refused")
    }

    deinit {
      _ = unsafe XXH3_freeState(state)
    }

    /// Adds the next bytes.
    @unsafe
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
      let result = unsafe XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
      precondition(result == XXH_OK, "bytes without a place were given to a digest")
    }

    /// Adds the bytes of an array.
    public mutating func update(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBytes { unsafe update($0) }
    }

    /// The digest of all bytes so far.
    public consuming func finish() -> Digest128 {
      let hash = unsafe XXH3_128bits_digest(state)
      return Digest128(high: hash.high64, low: hash.low64)
    }
  }
}
