import FileSystem
import Glibc

/// Sockets of this machine (unix(7)), as raw descriptors that their makers close.
enum LocalSocket {
  /// Makes a socket at a path and listens, without blocking.
  ///
  /// - Parameters:
  ///   - path: The path; what stands there is removed.
  ///   - calls: The system calls for the files.
  /// - Returns: The descriptor.
  /// - Throws: `Errno`.
  static func listen(at path: FilePath, calls: SystemCalls) throws(Errno) -> Int32 {
    let descriptor = try make(isBlocking: false)
    do throws(Errno) {
      try unlinked(path, calls)
      try unsafe withAddress(of: path, calls: calls) { (address, length) throws(Errno) in
        try check(unsafe bind(descriptor, address, length))
      }
      // The directory is ours alone, so nobody can connect before the mode is set.
      try calls.chmod(path, 0o660)
      try check(Glibc.listen(descriptor, 16))
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Connects to a path; calls on the socket block.
  static func connect(to path: FilePath, calls: SystemCalls) throws(Errno) -> Int32 {
    let descriptor = try make(isBlocking: true)
    do throws(Errno) {
      try unsafe withAddress(of: path, calls: calls) { (address, length) throws(Errno) in
        try check(unsafe Glibc.connect(descriptor, address, length))
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func make(isBlocking: Bool) throws(Errno) -> Int32 {
    let options = SOCK_CLOEXEC.rawValue | (isBlocking ? 0 : SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | options), 0)
    try check(descriptor)
    return descriptor
  }

  /// Removes the socket that a daemon left behind; the lock of the spool says that it is gone.
  private static func unlinked(_ path: FilePath, _ calls: SystemCalls) throws(Errno) {
    do throws(FileError) {
      try calls.removeFile(path)
    } catch { throw error.errno }
  }

  /// Calls a closure with the address of a path, which may be longer than an address holds: then
  /// it goes through the open directory.
  private static func withAddress(
    of path: FilePath, calls: SystemCalls,
    _ body: (UnsafePointer<sockaddr>, socklen_t) throws(Errno) -> Void
  ) throws(Errno) {
    if let address = LocalAddress(path: path.bytes) {
      return try unsafe address.withSockaddr(body)
    }
    let directory: Int32
    do { directory = try calls.open(path.directory, O_RDONLY | O_DIRECTORY, 0) }
    defer { close(directory) }
    let detour = Array("/proc/self/fd/\(directory)/".utf8) + path.name
    guard let address = LocalAddress(path: detour) else { throw Errno(ENAMETOOLONG) }
    try unsafe address.withSockaddr(body)
  }

  private static func check(_ result: Int32) throws(Errno) {
    guard result >= 0 else { throw Errno(errno) }
  }
}
