import Bytes

/// Reports what may not stand in a document at all: its size, its encoding, its characters.
///
/// libyaml would refuse most of this too, at the first place only and in words about bytes.
struct CharacterCheck {
  private let file: SourceFile
  private var line = 1

  /// The first run of broken bytes.
  private var broken = 0..<0

  /// How many lines have broken bytes, and the last of them.
  private var brokenLineCount = 0
  private var lastBrokenLine = 0

  /// The last line with a tab: there are often many in one.
  private var lastTabLine = 0

  /// Prepares to look through a file.
  init(_ file: SourceFile) {
    self.file = file
  }

  /// Looks through the file; true if libyaml may read it.
  mutating func run(into diagnostics: inout DiagnosticList) -> Bool {
    guard file.bytes.count <= Limits.documentByteCountMax else {
      diagnostics.error(
        .tooLarge,
        "the file has \(file.bytes.count) bytes; at most \(Limits.documentByteCountMax) are read",
        at: file.range(0..<0), hint: "split it into several files")
      return false
    }
    guard !reportMark(into: &diagnostics) else { return false }
    var isFine = true
    file.bytes.withByteView { bytes in
      var decoder = UTF8Decoder(bytes)
      while let step = decoder.next() {
        let range = step.range.startOffset..<step.range.endOffset
        if let scalar = step.scalar {
          if scalar == "\n" { line += 1 }
          if CharacterCheck.isAllowed(scalar) || isLineBreak(bytes, at: range.lowerBound) {
            continue
          }
          report(scalar, at: range, into: &diagnostics)
        } else {
          noteBroken(range)
        }
        isFine = false
        guard !diagnostics.isFull else {
          diagnostics.cutShort()
          break
        }
      }
    }
    reportBroken(into: &diagnostics)
    return !reportWideIndentation(into: &diagnostics) && isFine
  }

  /// Reports keys and items behind blanks that only look like blanks; libyaml would take these for
  /// letters, and say something of another line.
  private func reportWideIndentation(into diagnostics: inout DiagnosticList) -> Bool {
    var isFound = false
    for line in 1...file.lineCount where !diagnostics.isFull {
      let bytes = file.lineBytes(line)
      // Behind plain blanks nearly every line goes on with neither of them, so none is decoded.
      let first = (bytes.startOffset..<bytes.endOffset).first { file.bytes[$0] != 0x20 }
      guard let first, file.bytes[first] == 0xC2 || file.bytes[first] == 0xE3 else { continue }
      let text = file.text(of: bytes)
      let blanks = text.unicodeScalars.prefix { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" }
      guard let wide = blanks.first(where: { $0 != " " }) else { continue }
      let rest = text.unicodeScalars.dropFirst(blanks.count)
      let word = rest.prefix {
        $0.isASCII && ($0.properties.isAlphabetic || "_-.".contains(Character($0)))
      }
      let isKey = !word.isEmpty && rest.dropFirst(word.count).first == ":"
      guard isKey || rest.starts(with: "- ".unicodeScalars) else { continue }
      isFound = true
      let number = wide == "\u{3000}" ? "U+3000" : "U+00A0"
      let start = bytes.startOffset + String(blanks.prefix { $0 == " " }).utf8.count
      diagnostics.error(
        .indentation,
        "this line is indented with a wide blank (\(number)), which is no indentation",
        at: file.range(start..<start + String(wide).utf8.count),
        hint: "switch the keyboard to English, and indent with plain blanks")
    }
    return isFound
  }

  /// True if a carriage return is half of a line break as Windows writes it.
  private func isLineBreak(_ bytes: ByteView, at offset: Int) -> Bool {
    bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
  }

  /// The characters that a document may hold: YAML's printable ones, without those that only look
  /// blank.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E: true
    case 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x1_0000...0x10_FFFF:
      true
    default: false
    }
  }

  private func reportMark(into diagnostics: inout DiagnosticList) -> Bool {
    let marks: [(bytes: [UInt8], encoding: String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ]
    guard let mark = marks.first(where: { file.bytes.starts(with: $0.bytes) }) else { return false }
    diagnostics.error(
      .byteOrderMark, "the file begins with a byte order mark (\(mark.encoding))",
      at: file.range(0..<mark.bytes.count), hint: "save it as UTF-8 without BOM")
    return true
  }

  private mutating func noteBroken(_ range: Range<Int>) {
    if broken.isEmpty {
      broken = range
    } else if range.lowerBound == broken.upperBound {
      broken = broken.lowerBound..<range.upperBound
    }
    if line != lastBrokenLine { brokenLineCount += 1 }
    lastBrokenLine = line
  }

  /// Reports broken bytes once: a file in another encoding has them in every line.
  private func reportBroken(into diagnostics: inout DiagnosticList) {
    guard !broken.isEmpty else { return }
    let others = brokenLineCount - 1
    let elsewhere =
      others == 0 ? "" : ", here and in " + (others == 1 ? "another line" : "\(others) more lines")
    diagnostics.error(
      .notUTF8, "bytes that are not UTF-8" + elsewhere,
      at: file.range(broken), hint: "save the file as UTF-8; it may be GB18030 now")
  }

  private mutating func report(
    _ scalar: Unicode.Scalar, at range: Range<Int>, into diagnostics: inout DiagnosticList
  ) {
    let location = file.range(range)
    if scalar == "\t" {
      guard line != lastTabLine else { return }
      lastTabLine = line
      diagnostics.error(
        .tab, "a tab, whose width nobody can see", at: location,
        hint: #"indent with blanks; in a pattern write \t"#)
    } else {
      let number = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
      diagnostics.error(
        .controlCharacter, "the control character U+\(padded)", at: location,
        hint: #"delete it; in a pattern write \x{\#(String(scalar.value, radix: 16))}"#)
    }
  }
}
