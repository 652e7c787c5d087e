import Bytes
import Digests

extension RuleBundle {
  private static let header = "weir rule bundle 1\n"

  /// The bundle as one file: a header, the digest, then every file as `path-length length` in a
  /// line, the path in a line, and the bytes.
  public func encoded() -> [UInt8] {
    var bytes = Array((RuleBundle.header + digest.hexadecimal + "\n").utf8)
    for file in files {
      bytes += Array("\(file.path.utf8.count) \(file.bytes.count)\n\(file.path)\n".utf8)
      bytes += file.bytes
    }
    return bytes
  }

  /// Reads what ``encoded()`` wrote.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - directory: How diagnostics call the directory.
  /// - Returns: Nil where the file is torn or changed: its digest must be that of its content.
  public static func decode(_ bytes: [UInt8], directory: String) -> RuleBundle? {
    var rest = bytes[...]
    guard takeLine(&rest) + "\n" == header else { return nil }
    let digest = takeLine(&rest)
    var files: [File] = []
    while !rest.isEmpty {
      let counts = takeLine(&rest).split(separator: " ").compactMap { Int($0) }
      guard counts.count == 2, counts.allSatisfy({ $0 >= 0 && $0 < rest.count + 1 }),
        counts[0] + 1 + counts[1] <= rest.count
      else { return nil }
      let path = String(decoding: rest.prefix(counts[0]), as: UTF8.self)
      rest = rest.dropFirst(counts[0] + 1)
      files.append(File(path: path, bytes: Array(rest.prefix(counts[1]))))
      rest = rest.dropFirst(counts[1])
    }
    guard Set(files.map { Array($0.path.utf8) }).count == files.count else { return nil }
    let bundle = RuleBundle(directory: directory, files: files)
    // The digest covers the content; what separates it must be as it was written, too.
    return bundle.digest.hexadecimal == digest && bundle.encoded() == bytes ? bundle : nil
  }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> String {
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let line = String(decoding: rest[..<end], as: UTF8.self)
    rest = end < rest.endIndex ? rest[(end + 1)...] : []
    return line
  }
}
