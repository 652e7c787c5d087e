import Bytes
import Documents

/// Values that a `#` cuts: behind a blank YAML takes it for a comment.
enum CutValues: Lint {
  static let codes: [DiagnosticCode] = [.cutValue]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    for file in directory.sortedFiles {
      let source = file.source
      guard source.bytes.contains(UInt8(ascii: "#")) else { continue }
      var block: Int?
      for line in 1...source.lineCount {
        let range = source.lineBytes(line)
        let bytes = source.bytes[range.startOffset..<range.endOffset]
        let indent = bytes.prefix { $0 == 0x20 }.count
        if let outer = block, bytes.count == indent || indent > outer { continue }
        block = opensBlock(bytes) ? indent : nil
        guard let mark = cut(bytes) else { continue }
        diagnostics.warning(
          .cutValue, "from here on this is a comment, and no part of the value",
          at: source.range(mark..<range.endOffset),
          hint: "put the whole value into single quotes, or write a blank behind `#`")
      }
    }
  }

  /// Whether a text block begins behind a line, in which `#` means nothing.
  private static func opensBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split(separator: 0x20)
    guard let last = words.last, let first = last.first else { return false }
    return "|>".utf8.contains(first) && last.count <= 3
  }

  /// Where a comment begins that looks like a part of the value before it.
  private static func cut(_ line: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8?
    var last: UInt8 = 0x20
    for index in line.indices {
      let byte = line[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        // In the middle of a plain value an apostrophe is one of its letters.
        if " ,[{:-".utf8.contains(last) { quote = byte }
      } else if byte == UInt8(ascii: "#"), last == 0x20 {
        return isCut(line, at: index) ? index : nil
      }
      last = byte
    }
    return nil
  }

  private static func isCut(_ line: ArraySlice<UInt8>, at mark: Int) -> Bool {
    let next = mark + 1
    guard next < line.endIndex, line[next] != 0x20, line[next] != UInt8(ascii: "#"),
      let before = line[..<mark].last(where: { $0 != 0x20 })
    else { return false }
    return !"'\"]}[{,:-|>".utf8.contains(before)
  }
}

extension DiagnosticCode {
  static let cutValue = DiagnosticCode(
    "W055", "cut-value",
    explanation: "Behind a blank, `#` begins a comment: what follows is no part of the value, so "
      + "that `急用钱 #加微信` looks for 急用钱 alone. Put the whole value into single quotes. A real "
      + "comment has a blank behind its `#`.",
    wrong: """
      title: A loan #1

      """,
    right: """
      title: 'A loan #1'

      """)
}
