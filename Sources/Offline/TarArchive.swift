/// The files of a tar archive as `git archive` writes it (POSIX ustar with pax headers).
public enum TarArchive {
  /// A regular file.
  public struct File: Equatable, Sendable {
    /// The path inside the archive.
    public var path: String
    /// The content.
    public var bytes: [UInt8]
  }

  private static let blockByteCount = 512

  /// Reads all regular files of an archive.
  ///
  /// - Parameter archive: The whole archive.
  /// - Returns: The files, each path once; nil where the archive is cut or is none.
  public static func files(in archive: [UInt8]) -> [File]? {
    var files: [File] = []
    var paths: Set<[UInt8]> = []
    var longPath: [UInt8]?
    var offset = 0
    while offset + blockByteCount <= archive.count {
      let header = archive[offset..<offset + blockByteCount]
      // The archive ends with blocks of zeros.
      if header.allSatisfy({ $0 == 0 }) { return files }
      guard field(header, 257, 5).elementsEqual(Array("ustar".utf8)),
        let size = octal(field(header, 124, 12)), size <= archive.count - offset - blockByteCount
      else { return nil }
      let start = offset + blockByteCount
      let content = archive[start..<start + size]
      offset = start + (size + blockByteCount - 1) / blockByteCount * blockByteCount
      switch header[header.startIndex + 156] {
      case UInt8(ascii: "x"): longPath = paxPath(content)
      case UInt8(ascii: "0"), 0:
        let path = longPath ?? path(of: header)
        longPath = nil
        guard paths.insert(path).inserted else { return nil }
        files.append(File(path: String(decoding: path, as: UTF8.self), bytes: Array(content)))
      default: longPath = nil
      }
    }
    return nil
  }

  /// A field up to its first zero.
  private static func field(
    _ header: ArraySlice<UInt8>, _ start: Int, _ count: Int
  ) -> ArraySlice<UInt8> {
    let start = header.startIndex + start
    return header[start..<start + count].prefix { $0 != 0 }
  }

  private static func octal(_ digits: ArraySlice<UInt8>) -> Int? {
    let written = digits.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    let value = Int(String(decoding: written, as: UTF8.self), radix: 8)
    return value.flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func path(of header: ArraySlice<UInt8>) -> [UInt8] {
    let (name, prefix) = (field(header, 0, 100), field(header, 345, 155))
    return prefix.isEmpty ? Array(name) : Array(prefix) + [UInt8(ascii: "/")] + Array(name)
  }

  /// The record `path` of a pax header: `23 path=…` and a line feed, its length included.
  private static func paxPath(_ content: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = content
    while let blank = rest.firstIndex(of: UInt8(ascii: " ")) {
      guard let count = Int(String(decoding: rest[..<blank], as: UTF8.self)),
        count > blank - rest.startIndex + 1, count <= rest.count
      else { return nil }
      let record = rest[(blank + 1)..<rest.startIndex + count - 1]
      if record.starts(with: Array("path=".utf8)) { return Array(record.dropFirst(5)) }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
