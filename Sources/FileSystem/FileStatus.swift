import Glibc

/// The status of one file, as the kernel tells it.
public struct FileStatus: Equatable, Sendable {
  /// The kinds of file that are told apart.
  public enum Kind: UInt8, Sendable {
    case regular, directory, symbolicLink, other
  }

  /// What it is.
  public var kind: Kind

  /// The permission bits, with the set-id and sticky bits.
  public var mode: UInt32

  /// The number of the owning user.
  public var owner: UInt32

  /// The number of the owning group.
  public var group: UInt32

  /// The device that holds it.
  public var device: UInt64

  /// The mount that it was reached through; zero before Linux 5.8.
  public var mount: UInt64

  /// The number of the inode.
  public var inode: UInt64

  /// The size in bytes.
  public var size: Int64

  /// When the content last changed, in nanoseconds of the epoch.
  public var modifiedNanoseconds: Int64

  /// When the content or the inode last changed, in nanoseconds of the epoch; nobody can set it.
  public var changedNanoseconds: Int64

  /// True if both are about the same file, whatever its name is.
  public func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  /// True if a rename can lead from one to the other: same file system, same mount of it.
  public func isOnSameMount(as other: FileStatus) -> Bool {
    device == other.device && mount == other.mount
  }
}

/// One name in a directory.
public struct DirectoryEntry: Equatable, Sendable {
  /// The name, in bytes.
  public var name: [UInt8]

  /// The kind of file by the directory's entry; nil where the file system does not say.
  public var kind: FileStatus.Kind?
}

/// The status of a file system, as the kernel tells it.
public struct FileSystemStatus: Equatable, Sendable {
  /// The magic number of its type, as in `linux/magic.h`.
  public var type: UInt64

  /// Bytes that an ordinary user may still write.
  public var availableByteCount: UInt64

  /// Files that may still be made; zero also where the file system has no such limit.
  public var availableFileCount: UInt64

  /// True if it can hold only so many files; btrfs and others make as many as there is room for.
  public var hasFileLimit = false

  /// True if nothing can be written to it.
  public var isReadOnly = false
}
