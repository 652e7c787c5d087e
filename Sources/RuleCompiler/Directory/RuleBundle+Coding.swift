import Bytes
import Digests

extension RuleBundle {
  private static func header(ofLayers count: Int) -> String {
    count == 1 ? "weir rule bundle 1\n" : "weir rule bundle 2 of \(count) layers\n"
  }
  private static let layerMark = "layer"

  /// The bundle as one file.
  ///
  /// A header, the digest, then every file as `path-length length` in a line, the path in a line, and
  /// the bytes. Before each layer but the first stands `layer`.
  public func encoded() -> [UInt8] {
    let header = RuleBundle.header(ofLayers: directories.count)
    var bytes = Array((header + digest.hexadecimal + "\n").utf8)
    var layer = 0
    func mark(upTo next: Int) {
      while layer < next {
        bytes += Array((RuleBundle.layerMark + "\n").utf8)
        layer += 1
      }
    }
    for file in files {
      mark(upTo: file.layer)
      bytes += Array("\(file.path.utf8.count) \(file.bytes.count)\n\(file.path)\n".utf8)
      bytes += file.bytes
    }
    mark(upTo: directories.count - 1)
    return bytes
  }

  /// Reads what ``encoded()`` wrote.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - directory: How diagnostics call the first directory; the others are numbered.
  /// - Returns: Nil where the file is torn or changed: its digest must be that of its content.
  public static func decode(_ bytes: [UInt8], directory: String) -> RuleBundle? {
    var rest = bytes[...]
    let first = takeLine(&rest) + "\n"
    guard let count = (1...Limits.ruleLayerCountMax).first(where: { header(ofLayers: $0) == first })
    else { return nil }
    let digest = takeLine(&rest)
    var files: [File] = []
    var directories = [directory]
    while !rest.isEmpty {
      let line = takeLine(&rest)
      if line == layerMark, directories.count < count {
        directories.append("\(directory)-\(directories.count + 1)")
        continue
      }
      let counts = line.split(separator: " ").compactMap { Int($0) }
      guard counts.count == 2, counts.allSatisfy({ $0 >= 0 && $0 < rest.count + 1 }),
        counts[0] + 1 + counts[1] <= rest.count
      else { return nil }
      let path = String(decoding: rest.prefix(counts[0]), as: UTF8.self)
      rest = rest.dropFirst(counts[0] + 1)
      files.append(
        File(path: path, bytes: Array(rest.prefix(counts[1])), layer: directories.count - 1))
      rest = rest.dropFirst(counts[1])
    }
    let paths = Set(files.map { [UInt8($0.layer)] + Array($0.path.utf8) })
    guard paths.count == files.count else { return nil }
    let bundle = RuleBundle(directories: directories, files: files)
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
