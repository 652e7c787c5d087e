internal import Bytes
public import FileSystem

extension Spool {
  /// Opens a spool: makes what is missing, takes the lock, recovers, looks for batches.
  ///
  /// - Parameters:
  ///   - path: The directory; its parent must exist.
  ///   - queues: The queues that it has.
  ///   - calls: The system calls to use.
  ///   - options: Bounds and times.
  ///   - now: The time, in milliseconds of the epoch.
  /// - Returns: The spool, with what was unfinished finished.
  /// - Throws: `SpoolError`. A damaged spool is left as it was found.
  public static func open(
    _ path: FilePath, queues: QueueTable, calls: SystemCalls = .live,
    options: SpoolOptions = SpoolOptions(), now: Int64
  ) throws(SpoolError) -> Spool {
    let layout = SpoolLayout(root: path)
    try layout.make(queues, calls)
    let lock = try takeLock(layout, calls: calls)
    let identifier = try findIdentifier(layout, calls: calls, options: options)
    let journal = try Journal.load(layout, calls: calls, options: options)
    let arrivals: Arrivals
    do {
      arrivals = try Arrivals(layout: layout, calls: calls, options: options)
    } catch { throw .file(error) }
    let lockFile: StateFile
    do { lockFile = try StateFile(lock) } catch { throw .file(error) }
    let spool = Spool(
      Parts(
        layout: layout, identifier: identifier, journal: journal, arrivals: arrivals, lock: lock,
        lockFile: lockFile), queues: queues, now: now)
    try spool.recover(now: now)
    try spool.rescan(now: now)
    return spool
  }

  /// Takes the lock, or says who has it.
  private static func takeLock(
    _ layout: SpoolLayout, calls: SystemCalls
  ) throws(SpoolError) -> FileDescriptor {
    let path = layout.state.appending("lock")
    do throws(FileError) {
      let file = try calls.openFile(path, .readWrite(mode: 0o600))
      if try file.lockExclusively() {
        writeHolder(calls.getpid(), into: file)
        return file
      }
    } catch { throw .file(error) }
    // Who holds the lock is told where it can be read; that it is held is certain.
    let holder = (try? calls.readWhole(path, limit: 64)) ?? []
    let digits = holder.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    throw .locked(path: path, holder: String(decoding: digits, as: UTF8.self))
  }

  /// Writes into the lock who holds it.
  private static func writeHolder(_ process: Int32, into file: borrowing FileDescriptor) {
    let text = Array("\(process)\n".utf8)
    // The lock holds without that, which a full disk may refuse.
    try? file.truncate(to: 0)
    unsafe text.withUnsafeBufferPointer { bytes in
      // As above.
      try? unsafe file.writeAll(UnsafeRawBufferPointer(bytes), at: 0)
    }
  }

  /// The name of the spool; begins a new spool where there is none.
  ///
  /// The name is written last, so that a journal without it was begun and never used.
  private static func findIdentifier(
    _ layout: SpoolLayout, calls: SystemCalls, options: SpoolOptions
  ) throws(SpoolError) -> String {
    let path = layout.state.appending("spool-id")
    let content = try asSpoolError { () throws(FileError) in
      try calls.status(of: path) == nil ? nil : try calls.readWhole(path, limit: 64)
    }
    if let content {
      guard let identifier = parseIdentifier(content) else {
        throw .damaged(file: path, record: 0, .identifierMissing)
      }
      return identifier
    }
    if try Journal.exists(in: layout, calls: calls) {
      let journal = try Journal.load(layout, calls: calls, options: options)
      guard journal.nextRecord == 1, journal.tornTail == nil else {
        throw .damaged(file: path, record: 0, .identifierMissing)
      }
    } else {
      try refuseForgottenBatches(layout, calls: calls)
      try Journal.begin(in: layout, calls: calls, options: options)
    }
    return try asSpoolError { () throws(FileError) in
      let identifier = try makeIdentifier(calls, path)
      try calls.writeAtomically(path, Array("\(identifier)\n".utf8), mode: 0o600, durable: true)
      return identifier
    }
  }

  /// Refuses to begin anew where batches or output of a former state still lie.
  private static func refuseForgottenBatches(
    _ layout: SpoolLayout, calls: SystemCalls
  ) throws(SpoolError) {
    let isFound = try asSpoolError { () throws(FileError) in
      var isFound = false
      try visitBatches(layout.active, calls) { _ in isFound = true }
      try calls.visit(layout.prepared) { entry in
        isFound = isFound || SpoolLayout.parseNumbered(entry.name) != nil
        return !isFound
      }
      return isFound
    }
    guard isFound else { return }
    throw .damaged(file: layout.state, record: 0, .stateMissing)
  }

  private static func makeIdentifier(
    _ calls: SystemCalls, _ path: FilePath
  ) throws(FileError) -> String {
    var random = [UInt8](repeating: 0, count: 8)
    do {
      try unsafe random.withUnsafeMutableBufferPointer { (room) throws(Errno) in
        try unsafe calls.getrandom(UnsafeMutableRawBufferPointer(room))
      }
    } catch { throw FileError(operation: .getrandom, path: path, errno: error) }
    var text = ByteBuffer()
    for byte in random { text.appendHexadecimal(byte) }
    return text.view.text
  }

  private static func parseIdentifier(_ content: [UInt8]) -> String? {
    let digits = Array("0123456789abcdef".utf8)
    guard content.count == 17, content.last == UInt8(ascii: "\n"),
      content.prefix(16).allSatisfy({ digits.contains($0) })
    else { return nil }
    return String(decoding: content.prefix(16), as: UTF8.self)
  }
}
