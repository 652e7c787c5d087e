import Bytes
public import Digests
public import Engine
import Records

/// A file of labelled texts, given out as chunks of whole records.
///
/// What a collection of texts lacks is filled in: the kind `sms`, an id from file and line, a time in
/// 2026, an empty sender, a receiver. Labels and all other keys ride along as keys that rules do not
/// know.
public struct LabelledStream: ChunkSource, ~Copyable {
  private var file: RecordStream
  private let map: ColumnMap
  private let name: String
  private var table: DelimitedTable?
  private var isFirst = true
  private var lineCount = 0
  private var records = ByteBuffer(capacity: 1 << 18)

  /// Opens a file, NDJSON or a table with a comma, semicolon or tab between its columns.
  ///
  /// - Parameters:
  ///   - name: The path, or `-` for the standard input.
  ///   - map: Which key or column holds what.
  /// - Throws: `RecordFileError` where the file cannot be opened.
  public init(_ name: String, map: ColumnMap = .none) throws(RecordFileError) {
    file = try RecordStream(name)
    self.map = map
    self.name = name.split(separator: "/").last.map(String.init) ?? name
  }

  /// The bytes that there are, unpacked.
  public var byteCount: Int { file.byteCount }

  /// No record lacks an id, so that no digest is needed.
  public var digestSoFar: Digest128 { Digest128(high: 0, low: 0) }

  /// Does nothing, since no record lacks an id.
  public func complete(_ matcher: inout Matcher, matchedWith used: Digest128) {}

  /// The next chunk, valid until the one after it is asked for; nil at the end.
  ///
  /// - Throws: `RecordFileError` where the file cannot be read.
  public mutating func next() throws(RecordFileError) -> Chunk? {
    records.removeAll()
    while let chunk = try file.next() {
      if isFirst { table = DelimitedTable(startsWith: chunk.lines, map: map) }
      isFirst = false
      if table != nil {
        readRows(chunk.lines)
      } else {
        readObjects(chunk.lines, startsBatch: chunk.batchOffset == 0)
      }
      guard records.isEmpty else { return records(through: chunk) }
    }
    table?.finish()
    appendRows()
    guard !records.isEmpty else { return nil }
    return Chunk(lines: records.view, batchOffset: max(byteCount - records.count, 1))
  }

  /// The records so far, at a place from which the end of the chunk can be told.
  private func records(through chunk: Chunk) -> Chunk {
    // No chunk but a first one may begin at zero, where a byte order mark is looked for.
    Chunk(lines: records.view, batchOffset: max(chunk.endOffset - records.count, 1))
  }

  // MARK: Objects

  private mutating func readObjects(_ lines: ByteView, startsBatch: Bool) {
    var reader = LineReader(lines, startsBatch: startsBatch)
    while let line = reader.next() { appendObject(line.line, number: lineCount + line.number) }
    lineCount += reader.lineCount
  }

  /// Appends a line with what it lacks at its beginning, so that most of it is copied in one piece.
  private mutating func appendObject(_ line: ByteView, number: Int) {
    guard var members = LineMembers(line) else {
      // The decoder says what is wrong with it.
      records.append(line)
      records.append(UInt8(ascii: "\n"))
      return
    }
    let start = members.position
    var known = KnownKeys()
    var kept: [(key: String, value: ByteRange)] = []
    let isRenamed = !map.pairs.isEmpty
    while let member = members.next() {
      guard isRenamed else {
        known.note(line[member.key])
        continue
      }
      guard let target = map.target(of: line[member.key].text) else { continue }
      target.withByteView { known.note($0) }
      kept.append((target, member.value))
    }
    records.append("{")
    appendMissing(known, number: number)
    if isRenamed {
      for (key, value) in kept { append(key, json: line[value]) }
      records.append("}\n")
    } else {
      records.append(line[start..<line.count])
      records.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends what a record must have and this one lacks, each with its comma.
  private mutating func appendMissing(_ known: KnownKeys, number: Int) {
    if !known.has(.kind) { records.append("\"kind\":\"sms\",") }
    if !known.has(.id) {
      records.append("\"id\":")
      records.appendJSONString("\(name):\(number)")
      records.append(",")
    }
    if !known.has(.ts) { records.append("\"ts\":1772323200000,") }
    if !known.has(.from) { records.append("\"from\":\"\",") }
    if !known.has(.to) { records.append("\"to\":\"13800138000\",") }
  }

  private mutating func append(_ key: String, json value: ByteView) {
    // The text comes last of what is filled in, so a comma stands before every member but the first.
    if records.view[records.count - 1] != UInt8(ascii: ","),
      records.view[records.count - 1] != UInt8(ascii: "{")
    {
      records.append(",")
    }
    records.appendJSONString(key)
    records.append(":")
    records.append(value)
  }

  // MARK: Rows

  private mutating func readRows(_ lines: ByteView) {
    table?.read(lines)
    appendRows()
  }

  private mutating func appendRows() {
    while let row = table?.takeRow() {
      var known = KnownKeys()
      for cell in row.cells { cell.key.withByteView { known.note($0) } }
      records.append("{")
      appendMissing(known, number: row.number)
      for cell in row.cells {
        let isTime = cell.key == "ts" && cell.value.allSatisfy { (0x30...0x39).contains($0) }
        var value = ByteBuffer(capacity: cell.value.count + 2)
        cell.value.withByteView { bytes in
          if isTime { value.append(bytes) } else { value.appendJSONString(bytes) }
        }
        append(cell.key, json: value.view)
      }
      records.append("}\n")
    }
  }
}

/// Which of the keys that a record must have a line has.
private struct KnownKeys {
  private var mask: UInt8 = 0

  private static let needed: [RecordKey] = [.kind, .id, .ts, .from, .to]

  mutating func note(_ key: ByteView) {
    guard key.count <= 4 else { return }
    for (bit, needed) in KnownKeys.needed.enumerated() where key == needed.name {
      mask |= 1 << UInt8(bit)
    }
  }

  func has(_ key: RecordKey) -> Bool {
    KnownKeys.needed.firstIndex(of: key).map { mask & 1 << UInt8($0) != 0 } ?? false
  }
}
