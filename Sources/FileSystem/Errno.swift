import Glibc

/// The error number of a system call.
public struct Errno: Error, Equatable, Hashable, Sendable {
  /// The number, as `errno` has it.
  public var code: Int32

  /// Wraps an error number.
  public init(_ code: Int32) {
    self.code = code
  }

  /// The number that the last call of this thread left.
  static var last: Errno { Errno(errno) }

  /// No such file or directory.
  public static var noSuchFile: Errno { Errno(ENOENT) }

  /// The file exists.
  public static var fileExists: Errno { Errno(EEXIST) }

  /// Nothing to read now, or the lock is held by another.
  public static var wouldBlock: Errno { Errno(EWOULDBLOCK) }

  /// The file system is full.
  public static var noSpace: Errno { Errno(ENOSPC) }

  /// The device failed.
  public static var inputOutput: Errno { Errno(EIO) }

  /// The kernel refuses this user.
  public static var accessDenied: Errno { Errno(EACCES) }

  /// The kernel refuses this operation to this user.
  public static var notPermitted: Errno { Errno(EPERM) }

  /// More bytes than the caller allows.
  public static var fileTooLarge: Errno { Errno(EFBIG) }

  /// The operation would cross into another mount.
  public static var crossesMounts: Errno { Errno(EXDEV) }

  /// A symbolic link where none may be.
  public static var symbolicLink: Errno { Errno(ELOOP) }

  /// Part of the path is no directory.
  public static var notDirectory: Errno { Errno(ENOTDIR) }

  /// A directory that is to be removed has something in it.
  public static var notEmpty: Errno { Errno(ENOTEMPTY) }

  /// A device or socket that cannot be opened so.
  public static var noDevice: Errno { Errno(ENXIO) }

  /// A name is not UTF-8: EILSEQ.
  public static var illegalByteSequence: Errno { Errno(EILSEQ) }

  /// A path that the kernel would cut short.
  static var invalidPath: Errno { Errno(EINVAL) }

  /// True if the process or the machine has run out of something, so that it says nothing about the
  /// file: descriptors or memory.
  public var isShortage: Bool { [EMFILE, ENFILE, ENOMEM].contains(code) }
}

extension Errno {
  /// True if the system, and not what it was asked, is at fault, so that the same may work later:
  /// programs end with exit code 3 for it, and a service is started again.
  public var mayPass: Bool {
    switch code {
    case EIO, EMFILE, ENFILE, ENOMEM, ENOBUFS, ESTALE, EAGAIN, EINTR, ETIMEDOUT, ENODEV: true
    default: false
    }
  }
}
