import Glibc

/// The address of a socket of this machine (unix(7)).
struct LocalAddress: Sendable {
  /// The bytes of `sun_path`; a leading NUL makes the name abstract.
  private let path: [UInt8]

  /// Bytes that fit, with a NUL behind a path.
  private static let pathByteCountMax = 107

  /// The address of a path; nil where it is too long.
  init?(path: [UInt8]) {
    guard !path.isEmpty, path.count <= LocalAddress.pathByteCountMax, !path.contains(0) else {
      return nil
    }
    self.path = path
  }

  /// The address that `NOTIFY_SOCKET` names: a path, or an abstract name after `@`.
  init?(notifySocket text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= LocalAddress.pathByteCountMax else { return nil }
    path = bytes.first == UInt8(ascii: "@") ? [0] + bytes.dropFirst() : bytes
  }

  /// Calls a closure with the address as the kernel takes it; the pointer must not escape.
  func withSockaddr<Result, Failure: Error>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
      for (index, byte) in path.enumerated() { unsafe room[index] = byte }
    }
    // An abstract name is as long as it is said to be; a path ends with a NUL.
    let isAbstract = path.first == 0
    let length = 2 + path.count + (isAbstract ? 0 : 1)
    return try unsafe withUnsafePointer(to: &address) { (pointer) throws(Failure) in
      let raw = unsafe UnsafeRawPointer(pointer)
      return try unsafe body(raw.assumingMemoryBound(to: sockaddr.self), socklen_t(length))
    }
  }
}
