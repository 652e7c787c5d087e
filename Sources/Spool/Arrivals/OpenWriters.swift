internal import Bytes

/// The names in `incoming/` that somebody has open for writing, as far as inotify tells.
///
/// A file that appears without a rename is complete when its writer closes it, however long he pauses.
/// A file that was opened before the watch, or on another machine, is not known here.
struct OpenWriters {
  /// The events of a file that nobody has closed yet.
  private enum Sign {
    /// It was made; a link is made too, but has content that nobody writes.
    case made
    case written
    /// It was renamed while it was open; it is complete when it is closed.
    case renamed
  }

  private var signs: [BatchName: Sign] = [:]
  /// The writers that the last rename took with it.
  private var moving: (cookie: UInt32, sign: Sign)?

  /// True if no file is known to be open.
  var isEmpty: Bool { signs.isEmpty }

  /// Takes in an event about a file.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - name: The file that it is about.
  /// - Returns: Whether the file is complete now.
  mutating func take(_ event: InotifyEvent, of name: BatchName) -> Bool {
    if event.isMovedIn {
      let sign = moving.flatMap { $0.cookie == event.cookie ? $0.sign : nil }
      moving = nil
      set(sign == nil ? nil : .renamed, of: name)
      return sign == nil
    }
    if event.isMovedOut {
      moving = signs.removeValue(forKey: name).map { (event.cookie, $0) }
      return false
    }
    if event.isClosed || event.isDeleted {
      let sign = signs.removeValue(forKey: name)
      return event.isClosed && sign == .renamed
    }
    if event.isModified, signs[name] != .renamed { set(.written, of: name) }
    if event.isMade { set(.made, of: name) }
    return false
  }

  private mutating func set(_ sign: Sign?, of name: BatchName) {
    // Beyond the bound only the time of the last change tells.
    guard let sign, signs.count < Limits.openWriterCountMax else {
      signs[name] = nil
      return
    }
    signs[name] = sign
  }

  /// True if somebody is known to have a file open.
  ///
  /// - Parameters:
  ///   - name: The file.
  ///   - byteCount: Its size.
  /// - Returns: False where that is not known.
  func isOpen(_ name: BatchName, byteCount: Int64) -> Bool {
    guard let sign = signs[name] else { return false }
    return sign != .made || byteCount == 0
  }

  /// Forgets a file: it has not changed for so long that its writer is taken for dead.
  mutating func forget(_ name: BatchName) { signs[name] = nil }

  /// Forgets all, since events were lost.
  mutating func removeAll() {
    signs = [:]
    moving = nil
  }

  /// Forgets the files of a directory that is gone.
  mutating func removeAll(of source: [UInt8]) {
    for name in signs.keys where name.sourceBytes == source { signs[name] = nil }
  }
}
