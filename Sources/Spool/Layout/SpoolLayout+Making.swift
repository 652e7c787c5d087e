internal import FileSystem

extension SpoolLayout {
  /// A directory of the layout, with what it gets when it is made.
  private struct Part {
    var path: FilePath
    var mode: UInt32
    var group: String?
  }

  /// Parents come before what is in them.
  private var parts: [Part] {
    [
      Part(path: incoming, mode: 0o2770, group: "weir-in"),
      Part(path: active, mode: 0o700),
      Part(path: prepared, mode: 0o2700, group: "weir-out"),
      Part(path: archive, mode: 0o700),
      Part(path: corrupt, mode: 0o700),
      Part(path: state, mode: 0o700),
      Part(path: queues, mode: 0o755),
    ]
  }

  /// Makes a directory of the layout that somebody has removed, and makes its name durable.
  func makeAgain(_ path: FilePath, _ calls: SystemCalls) throws(FileError) {
    for part in parts where path == part.path || path.directory == part.path {
      guard try calls.makeDirectory(part.path, mode: part.mode & 0o777) else { continue }
      try own(part, calls)
      try calls.syncDirectory(part.path.directory)
    }
  }

  /// Makes what is missing, and refuses what cannot keep the promises of a spool.
  ///
  /// - Parameters:
  ///   - table: The queues that it has.
  ///   - calls: The system calls.
  /// - Throws: `SpoolError`, also for a file system, mount, owner or kind of file that is refused.
  func make(_ table: QueueTable, _ calls: SystemCalls) throws(SpoolError) {
    _ = try asSpoolError { () throws(FileError) in try calls.makeDirectory(root, mode: 0o755) }
    let whole = try statusOfRoot(calls)
    try refuseForeignOwner(whole, calls)
    let ofQueues = table.queues.map {
      Part(path: queue($0), mode: 0o2770, group: "weir-out")
    }
    var isNew = false
    for part in parts + ofQueues {
      let status = try asSpoolError { () throws(FileError) in
        if try calls.makeDirectory(part.path, mode: part.mode & 0o777) {
          isNew = true
          try own(part, calls)
        }
        return try calls.status(of: part.path)
      }
      guard let status, status.kind == .directory else { throw .notDirectory(path: part.path) }
      guard status.isOnSameMount(as: whole) else { throw .mountPointInside(path: part.path) }
    }
    for parent in [incoming, active, corrupt] {
      try refuseMounts(in: parent, otherThan: whole, calls)
    }
    guard isNew else { return }
    try asSpoolError { () throws(FileError) in
      try calls.syncDirectory(queues)
      try calls.syncDirectory(root)
      try calls.syncDirectory(root.appending(".."))
    }
  }

  /// Looks at the directory of the spool, and refuses a file system that is not local.
  private func statusOfRoot(_ calls: SystemCalls) throws(SpoolError) -> FileStatus {
    let (whole, type): (FileStatus, UInt64)
    do throws(Errno) {
      (whole, type) = (try calls.stat(root), try calls.statfs(root).type)
    } catch { throw .file(FileError(operation: .stat, path: root, errno: error)) }
    guard !SpoolLayout.refusedTypes.contains(type) else {
      throw .notLocal(path: root, type: type)
    }
    return whole
  }

  /// Refuses root in a spool of another user, whose daemon could not use what root makes in it.
  private func refuseForeignOwner(
    _ whole: FileStatus, _ calls: SystemCalls
  ) throws(SpoolError) {
    guard calls.geteuid() == 0 else { return }
    for path in [root, incoming, active, state] {
      let status = try asSpoolError { () throws(FileError) in
        path == root ? whole : try calls.status(of: path)
      }
      guard let status, status.owner != 0 else { continue }
      throw .foreignOwner(path: path, owner: status.owner)
    }
  }

  /// Refuses directories of sources that are other mounts: no batch could be renamed out or in.
  private func refuseMounts(
    in parent: FilePath, otherThan whole: FileStatus, _ calls: SystemCalls
  ) throws(SpoolError) {
    var names: [[UInt8]] = []
    try asSpoolError { () throws(FileError) in
      try calls.visit(parent) { entry in
        if entry.kind == .directory || entry.kind == nil { names.append(entry.name) }
        return true
      }
    }
    for path in names.map({ parent.appending($0) }) {
      let status = try asSpoolError { () throws(FileError) in try calls.status(of: path) }
      guard let status, status.kind == .directory else { continue }
      guard status.isOnSameMount(as: whole) else { throw .mountPointInside(path: path) }
    }
  }

  /// Gives a new directory its group, where there is one, and its mode.
  private func own(_ part: Part, _ calls: SystemCalls) throws(FileError) {
    if let name = part.group, let group = try calls.groupNumber(of: name) {
      do { try calls.chgrp(part.path, group) } catch {
        // A user outside of the group runs this for himself; a package sets it up beforehand.
        guard error == .notPermitted else {
          throw FileError(operation: .chgrp, path: part.path, errno: error)
        }
      }
    }
    do { try calls.chmod(part.path, part.mode) } catch {
      throw FileError(operation: .chmod, path: part.path, errno: error)
    }
  }

  /// File systems over a network or in user space, which do not promise what a spool rests on.
  ///
  /// From `linux/magic.h` and the sources of the kernel.
  private static let refusedTypes: Set<UInt64> = [
    0x6969,  // NFS
    0x517B,  // SMB
    0xFF53_4D42,  // CIFS
    0xFE53_4D42,  // SMB2
    0x6573_5546,  // FUSE
    0x0102_1997,  // 9P
    0x00C3_6400,  // Ceph
    0x5346_414F,  // AFS
    0x6B41_4653,  // AFS of the kernel
    0x7375_7245,  // Coda
    0x564C,  // NCP
    0x0BD0_0BD0,  // Lustre
    0x0116_1970,  // GFS2
    0x7461_636F,  // OCFS2
  ]
}
