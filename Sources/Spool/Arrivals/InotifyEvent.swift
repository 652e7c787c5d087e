internal import Bytes
internal import CLinux

/// One event of inotify(7).
struct InotifyEvent: Equatable {
  /// The bytes before the name: watch, mask, cookie, length of the name.
  private static let headerByteCount = 16

  /// The events that the watch of a source asks for: renames, and all that tells whether a file is
  /// being written.
  static let watchMask: UInt32 = [
    IN_MOVED_TO, IN_MOVED_FROM, IN_CREATE, IN_MODIFY, IN_CLOSE_WRITE, IN_DELETE, IN_DELETE_SELF,
    IN_MOVE_SELF, IN_ONLYDIR, IN_DONT_FOLLOW,
  ].reduce(0) { $0 | UInt32($1) }

  var watch: Int32
  var mask: UInt32
  /// The same for both halves of a rename.
  var cookie: UInt32 = 0
  var name: [UInt8]

  private func has(_ bits: Int32...) -> Bool {
    bits.contains { mask & UInt32(bitPattern: $0) != 0 }
  }

  /// Events were lost.
  var isOverflow: Bool { has(Int32(IN_Q_OVERFLOW)) }

  /// The watched directory is gone, or has another place.
  var isLostWatch: Bool { has(Int32(IN_IGNORED), Int32(IN_DELETE_SELF), Int32(IN_MOVE_SELF)) }

  /// It is about a directory.
  var isDirectory: Bool { has(Int32(bitPattern: UInt32(IN_ISDIR))) }

  /// A name was moved in, so a file with it is complete.
  var isMovedIn: Bool { has(Int32(IN_MOVED_TO)) }

  /// A name was moved out.
  var isMovedOut: Bool { has(Int32(IN_MOVED_FROM)) }

  /// A name was made: a file that somebody will write, or a link.
  var isMade: Bool { has(Int32(IN_CREATE)) }

  /// A file was written to.
  var isModified: Bool { has(Int32(IN_MODIFY)) }

  /// A file that was open for writing was closed.
  var isClosed: Bool { has(Int32(IN_CLOSE_WRITE)) }

  /// A name was removed.
  var isDeleted: Bool { has(Int32(IN_DELETE)) }

  /// Reads the events that one `read` gave.
  static func parse(_ bytes: ByteView) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var offset = 0
    while bytes.count - offset >= headerByteCount {
      var reader = LittleEndianReader(bytes[offset..<(offset + headerByteCount)])
      guard let watch = reader.integer(Int32.self), let mask = reader.integer(UInt32.self),
        let cookie = reader.integer(UInt32.self), let nameCount = reader.integer(UInt32.self),
        bytes.count - offset - headerByteCount >= Int(nameCount)
      else { return events }
      let start = offset + headerByteCount
      let name = bytes[start..<(start + Int(nameCount))].array.prefix { $0 != 0 }
      events.append(InotifyEvent(watch: watch, mask: mask, cookie: cookie, name: Array(name)))
      offset = start + Int(nameCount)
    }
    return events
  }
}
