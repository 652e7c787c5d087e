/// A system call on a file that failed: what was done, to what, and why it did not work.
public struct FileError: Error, Equatable, Sendable {
  /// The call that failed.
  public var operation: SystemOperation

  /// The file that it was about.
  public var path: FilePath

  /// Why it failed.
  public var errno: Errno

  /// Puts an error together.
  public init(operation: SystemOperation, path: FilePath, errno: Errno) {
    self.operation = operation
    self.path = path
    self.errno = errno
  }
}
