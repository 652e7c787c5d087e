internal import Bytes

/// The kinds of names in `incoming/`.
enum NameClass: Equatable {
  /// Dot names and `*.tmp`: a producer is still at work.
  case ignored
  /// `NAME.ndjson` or `NAME.ndjson.gz`.
  case batch
  /// A batch whose name is too long to keep.
  case tooLong
  /// Anything else.
  case odd
}

extension BatchName {
  /// True if the batch is packed.
  var isPacked: Bool { BatchName.hasSuffix(nameBytes, ".gz") }

  /// True if this is a claimed batch whose own name was too long to keep.
  var isTooLong: Bool { BatchName.hasSuffix(nameBytes, SpoolLayout.tooLongSuffix) }

  /// The kind of name that a file in `incoming/` or a source directory has.
  static func classify(file name: [UInt8]) -> NameClass {
    if isIgnored(name) { return .ignored }
    let endings = [".ndjson", ".ndjson.gz"]
    guard endings.contains(where: { hasSuffix(name, $0) && name.count > $0.utf8.count }) else {
      return .odd
    }
    return name.count > Limits.batchNameByteCountMax ? .tooLong : .batch
  }

  /// The kind of name that a directory in `incoming/` has.
  ///
  /// A name of twenty digits and a dot could be taken for a claimed batch, and is odd.
  static func classify(directory name: [UInt8]) -> NameClass {
    if isIgnored(name) { return .ignored }
    let isOdd =
      name.count > Limits.batchNameByteCountMax || SpoolLayout.parseNumbered(name) != nil
    return isOdd ? .odd : .batch
  }

  static func hasSuffix(_ name: [UInt8], _ suffix: String) -> Bool {
    name.count >= suffix.utf8.count && name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private static func isIgnored(_ name: [UInt8]) -> Bool {
    name.first == UInt8(ascii: ".") || hasSuffix(name, ".tmp")
  }
}
