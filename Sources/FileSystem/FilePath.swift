/// A path as the kernel sees it: bytes, in whatever encoding the namer had in mind.
public struct FilePath: Hashable, Sendable {
  /// The bytes, without a terminator.
  public let bytes: [UInt8]

  /// Takes bytes as they are.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Takes the UTF-8 of a text.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The path of a name inside of this directory.
  public func appending(_ name: [UInt8]) -> FilePath {
    let separator: [UInt8] = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return FilePath(bytes: bytes + separator + name)
  }

  /// The path of a name, or of a relative path, inside of this directory.
  public func appending(_ name: String) -> FilePath {
    appending(Array(name.utf8))
  }

  /// The directory that holds this path: what stands before the last slash, or `.`.
  public var directory: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
    return slash == 0 ? FilePath("/") : FilePath(bytes: Array(bytes[..<slash]))
  }

  /// The part behind the last slash.
  public var name: [UInt8] {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes }
    return Array(bytes[(slash + 1)...])
  }

  /// The part behind the last slash, as a path.
  var lastName: FilePath { FilePath(bytes: name) }

  /// Calls a closure with the path as a C string.
  ///
  /// - Parameter body: Uses the string, which must not escape.
  /// - Returns: What the closure returns.
  /// - Throws: `EINVAL` for a path with a NUL in it, which the kernel would cut short.
  func withCString<Result>(
    _ body: (UnsafePointer<CChar>) throws(Errno) -> Result
  ) throws(Errno) -> Result {
    guard !bytes.contains(0) else { throw .invalidPath }
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return try unsafe terminated.withUnsafeBufferPointer { (buffer) throws(Errno) in
      guard let start = buffer.baseAddress else { throw .invalidPath }
      return try unsafe body(start)
    }
  }
}

extension FilePath: ExpressibleByStringLiteral {
  /// A path that stands in the source.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

extension FilePath: CustomStringConvertible {
  /// The path in double quotes, safe to show: what is not a plain character becomes `\xHH`.
  ///
  /// Well-formed UTF-8 outside of ASCII passes, save for what a terminal would obey or hide. These
  /// are the characters that `Quoted` escapes; it stands in a peer of this module, which may not be
  /// imported, so a test of the spool holds the two together. Escapes are of bytes here, because a
  /// path is to be typed again by them.
  public var description: String {
    var shown = "\""
    var rest = bytes[...]
    while let byte = rest.first {
      if let (character, count) = FilePath.shownCharacter(in: rest) {
        shown.unicodeScalars.append(character)
        rest = rest.dropFirst(count)
      } else {
        let digits = String(byte, radix: 16)
        shown += "\\x" + (digits.count < 2 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return shown + "\""
  }

  /// The first character and its length, if it is well-formed and may be shown as it is.
  private static func shownCharacter(in bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return nil
    case .spaceSeparator where scalar != " ": return nil
    default:
      let hidden = scalar.properties.isDefaultIgnorableCodePoint || scalar == "\"" || scalar == "\\"
      return hidden ? nil : (scalar, UTF8.width(scalar))
    }
  }
}
