import Bytes
import Documents

/// The lines of a data file or list in all layers, those of later layers first.
///
/// Readers of data take the first of two entries about the same thing, so a later layer adds to what
/// earlier ones say, and wins where they disagree.
struct DataFile {
  /// The lines of one layer.
  struct Part {
    /// Where they begin in ``DataFile/bytes``.
    var start: Int
    var source: SourceFile
  }

  /// All lines.
  private(set) var bytes: [UInt8] = []

  /// The files that the lines come from, the last layer first.
  private(set) var parts: [Part] = []

  /// Joins files.
  ///
  /// - Parameter sources: The files, the last layer first.
  init(_ sources: [SourceFile]) {
    for source in sources {
      var content = source.bytes[...]
      // A byte order mark means nothing, and between lines it would be one of a line.
      if !parts.isEmpty, content.starts(with: [0xEF, 0xBB, 0xBF]) {
        content = content.dropFirst(3)
      }
      if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      parts.append(Part(start: bytes.count - content.startIndex, source: source))
      bytes += content
    }
  }

  /// The place of some of the bytes in their file, and whether later layers have said their part
  /// before it.
  func place(of range: ByteRange) -> (range: SourceRange, isEarlierLayer: Bool) {
    let index = parts.lastIndex { $0.start <= range.startOffset } ?? 0
    let part = parts[index]
    let start = range.startOffset - part.start
    return (part.source.range(start..<start + Int(range.count)), index > 0)
  }
}

extension RuleBundle {
  /// A file with its lines, for findings.
  func source(of file: File) -> SourceFile {
    SourceFile(path: shownPath(file.path, in: file.layer), bytes: file.bytes)
  }

  /// A data file, joined over the layers.
  ///
  /// - Parameters:
  ///   - path: The path in each layer.
  ///   - layers: The layers that count.
  /// - Returns: Nil where no layer has it.
  func data(_ path: String, in layers: ClosedRange<Int> = 0...Int.max) -> DataFile? {
    let found = files.filter {
      layers.contains($0.layer) && $0.path.utf8.elementsEqual(path.utf8)
    }
    return found.isEmpty ? nil : DataFile(found.reversed().map(source))
  }

  /// The paths of the data files in a folder, those that a later layer has first; the folder ends in
  /// `/`.
  func paths(in folder: String) -> [String] {
    var paths: [String] = []
    for layer in directories.indices.reversed() {
      paths += files.filter { $0.layer == layer }.map(\.path).filter {
        $0.hasPrefix(folder) && $0.hasSuffix(".tsv") && !paths.contains($0)
      }
    }
    return paths
  }
}
