internal import Bytes
internal import CLinux

/// One event of inotify(7).
struct InotifyEvent: Equatable {
  /// The bytes before the name: watch, mask, cookie, length of the name.
  private static let headerByteCount = 16

  var watch: Int32
  var mask: UInt32
  var name: [UInt8]

  /// Events were lost.
  var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }

  /// The watched directory is gone, or has another place.
  var isLostWatch: Bool {
    mask & (UInt32(IN_IGNORED) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)) != 0
  }

  /// It is about a directory.
  var isDirectory: Bool { mask & UInt32(IN_ISDIR) != 0 }

  /// A name was moved in, so a file with it is complete.
  var isMovedIn: Bool { mask & UInt32(IN_MOVED_TO) != 0 }

  /// Reads the events that one `read` gave.
  static func parse(_ bytes: ByteView) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var offset = 0
    while bytes.count - offset >= headerByteCount {
      var reader = LittleEndianReader(bytes[offset..<(offset + headerByteCount)])
      guard let watch = reader.integer(Int32.self), let mask = reader.integer(UInt32.self),
        reader.integer(UInt32.self) != nil, let nameCount = reader.integer(UInt32.self),
        bytes.count - offset - headerByteCount >= Int(nameCount)
      else { return events }
      let start = offset + headerByteCount
      let name = bytes[start..<(start + Int(nameCount))].array.prefix { $0 != 0 }
      events.append(InotifyEvent(watch: watch, mask: mask, name: Array(name)))
      offset = start + Int(nameCount)
    }
    return events
  }
}
