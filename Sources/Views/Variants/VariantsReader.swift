import Bytes

/// Reads files of variants: lines to entries, with the problems of each by itself.
struct VariantsReader {
  private(set) var entries: [Variants.Entry] = []
  private(set) var problems: [Variants.FileProblem] = []
  private let tables = StaticTables.shared

  /// One line of a file.
  private struct Line {
    var file: Variants.File
    var bytes: ByteView
    var number: Int
    var start: Int
    var isForced = false
    var isOrnament = false
    var isDisguise = false
  }

  mutating func read(_ bytes: ByteView, as file: Variants.File) {
    var line = Line(file: file, bytes: bytes, number: 1, start: 0)
    guard bytes.count <= Limits.variantFileByteCountMax else {
      return report(.fileTooLong(byteCountMax: Limits.variantFileByteCountMax), line, 0..<0)
    }
    if let broken = bytes.firstInvalidUTF8Offset() {
      return report(.notUTF8, line, broken..<min(broken + 1, bytes.count))
    }
    while line.start < bytes.count {
      var end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: line.start) ?? bytes.count
      let next = end + 1
      if end > line.start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      let isComment = end > line.start && bytes[line.start] == UInt8(ascii: "#")
      if end > line.start, !isComment { readLine(&line, line.start..<end) }
      line.start = next
      line.number += 1
    }
  }

  private mutating func readLine(_ line: inout Line, _ range: Range<Int>) {
    let columns = split(line.bytes, range, at: UInt8(ascii: "\t"))
    guard columns.count >= 2 else { return report(.noVariants, line, range) }
    let target = codes(line.bytes[columns[0]])
    guard !target.isEmpty else { return report(.emptyTarget, line, range) }
    let classes = columns.count > 2 ? split(line.bytes, columns[2], at: 0x20) : []
    line.isForced = classes.contains { line.bytes[$0] == "force" }
    line.isOrnament = classes.contains { line.bytes[$0] == "ornament" }
    line.isDisguise = classes.contains { line.bytes[$0] == "disguise" }
    let variants = split(line.bytes, columns[1], at: 0x20).filter { !$0.isEmpty }
    guard !variants.isEmpty else { return report(.noVariants, line, range) }
    for variant in variants { readVariant(variant, target, line) }
  }

  private mutating func readVariant(_ range: Range<Int>, _ target: [UInt32], _ line: Line) {
    let source = codes(line.bytes[range])
    let countMax = line.file.isSingle ? 1 : Variants.phraseLengthMax
    guard source.count <= countMax else {
      return report(.tooLong(characterCountMax: countMax), line, range)
    }
    guard line.file.isSingle || source.count > 1 else { return report(.tooShort, line, range) }
    guard source.allSatisfy({ tables.folded($0) == [$0] }) else {
      return report(.folded, line, range)
    }
    guard target.count <= Variants.phraseLengthMax else {
      return report(.tooLong(characterCountMax: Variants.phraseLengthMax), line, range)
    }
    guard target.allSatisfy({ tables.folded($0) == [$0] }) else {
      return report(.targetFolded, line, range)
    }
    guard entries.count < Limits.variantCountMax else {
      let isTold = problems.contains { $0.problem.isOverflow }
      if entries.count == Limits.variantCountMax, !isTold {
        report(.tooManyEntries(countMax: Limits.variantCountMax), line, range)
      }
      return
    }
    entries.append(
      Variants.Entry(
        file: line.file, source: source, target: target, line: line.number,
        column: column(range.lowerBound, line), range: ByteRange(range), isForced: line.isForced,
        isOrnament: line.isOrnament, isDisguise: line.isDisguise && !line.file.isSingle))
  }

  private func column(_ offset: Int, _ line: Line) -> Int {
    1 + (line.start..<max(offset, line.start)).count { line.bytes[$0] & 0xC0 != 0x80 }
  }

  private mutating func report(
    _ reason: VariantsProblemReason, _ line: Line, _ range: Range<Int>
  ) {
    let column = line.start <= range.lowerBound ? column(range.lowerBound, line) : 1
    let problem = VariantsProblem(
      reason: reason, line: line.number, column: column, range: ByteRange(range))
    problems.append((line.file, problem))
  }

  private func split(_ bytes: ByteView, _ range: Range<Int>, at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where bytes[offset] == separator {
      parts.append(start..<offset)
      start = offset + 1
    }
    return parts + [start..<range.upperBound]
  }

  private func codes(_ bytes: ByteView) -> [UInt32] { bytes.text.unicodeScalars.map(\.value) }
}

extension VariantsProblem {
  fileprivate var isOverflow: Bool {
    if case .tooManyEntries = reason { return true }
    return false
  }
}
