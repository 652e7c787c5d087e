import Bytes

/// Reads the lines of a list, collects entries and problems.
struct ListReader: ~Copyable {
  let type: ListType
  private(set) var problems: [ListProblem] = []
  private(set) var problemCount = 0
  private(set) var duplicateCount = 0

  /// Which of the entries that are to be left out have been, by their places.
  private(set) var leftOut: Set<Int> = []

  /// What was read of samples, in the order of the table.
  private(set) var samples: [KnownSample] = []

  private var table = EntryTableBuilder()
  private var lines: [UInt32] = []
  private var key = ByteBuffer(capacity: Limits.listEntryByteCountMax)
  private var wordByteCount = 0
  private var isFull = false

  /// Whether bytes that are not UTF-8 were told: a whole file is of another encoding.
  private var isBrokenTextTold = false

  /// The lines with a comma, and the first of them: a table has one in every line.
  private var commaCount = 0
  private var firstComma: Place?

  /// Whether entries that can never match are problems.
  private let findsMistakes: Bool

  /// What else may be wrong with an entry, by what the owner of the list knows.
  private let furtherCheck: EntryCheck?

  /// Entries that do not come into the list.
  private let unwanted: ListEntries?

  init(
    type: ListType, findsMistakes: Bool = true, leavingOut unwanted: ListEntries? = nil,
    furtherCheck: EntryCheck? = nil
  ) {
    precondition(unwanted.map { $0.type == type } ?? true, "entries of another type are left out")
    self.type = type
    self.unwanted = unwanted
    self.findsMistakes = findsMistakes
    self.furtherCheck = furtherCheck
  }

  consuming func takeTable() -> EntryTableBuilder { table }

  mutating func readFile(_ file: ByteView) {
    guard file.count <= Limits.listByteCountMax else {
      let place = Place(bytes: file, line: 1, lineStart: 0, range: 0..<0)
      return report(.fileTooLong(byteCountMax: Limits.listByteCountMax), place)
    }
    var start = file.hasPrefix(ByteView("\u{FEFF}")) ? 3 : 0
    var line = 1
    while start < file.count, !isFull {
      let end = file.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? file.count
      readLine(file, start..<end, line: line)
      start = end + 1
      line += 1
    }
    reportTable()
  }

  /// Reports words that are the lines of a table, with a comma in each.
  private mutating func reportTable() {
    guard type == .words, let place = firstComma, commaCount == table.count, commaCount >= 3 else {
      return
    }
    report(.severalValues, place)
  }

  private mutating func readLine(_ file: ByteView, _ range: Range<Int>, line: Int) {
    var end = range.upperBound
    if end > range.lowerBound, file[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    guard type != .samples else {
      return readSampleLine(file, range.lowerBound..<end, line: line)
    }
    let content = withoutComment(file, range.lowerBound..<end)
    let entry = trimmedRange(file, content)
    guard !entry.isEmpty else { return }
    readEntry(file, entry, line: line, lineStart: range.lowerBound)
  }

  /// Reads one entry, which is a range of a file or of a text of its own.
  mutating func readEntry(_ bytes: ByteView, _ range: Range<Int>, line: Int, lineStart: Int) {
    let entry = trimmedRange(bytes, range)
    let place = Place(bytes: bytes, line: line, lineStart: lineStart, range: entry)
    guard !isFull else { return }
    guard !entry.isEmpty else { return report(.emptyEntry, place) }
    guard type != .samples else {
      let sample = KnownSample(identifier: "sample-\(line)", text: bytes[entry].array)
      return add(sample, at: place)
    }
    if let problem = problemOfText(place) {
      guard problem.reason == .notUTF8 else { return report(problem.reason, problem.place) }
      return reportBrokenText(at: problem.place)
    }
    if findsMistakes, let reason = EntryMistake.find(in: bytes[entry], of: type) {
      return report(reason, place)
    }
    if let reason = makeKey(bytes[entry]) { return report(reason, place) }
    if let reason = furtherCheck?(key.view) { return report(reason, place) }
    if let index = unwantedIndex() {
      leftOut.insert(index)
      return
    }
    if let reason = reasonToStop() {
      isFull = true
      return report(reason, place)
    }
    let key = key.view
    let hash = entryHash(key, seed: table.seed)
    if let earlier = table.insert(key, written: bytes[entry], hash: hash) {
      duplicateCount += 1
      return report(.duplicate(firstLine: Int(lines[earlier])), place)
    }
    lines.append(UInt32(clamping: line))
    guard type == .words else { return }
    wordByteCount += key.count
    if key.firstOffset(of: UInt8(ascii: ",")) != nil {
      commaCount += 1
      firstComma = firstComma ?? place
    }
  }

  private func reasonToStop() -> ListProblem.Reason? {
    guard table.count < Limits.listEntryCountMax else {
      return .tooManyEntries(countMax: Limits.listEntryCountMax)
    }
    guard type != .words || wordByteCount + key.count <= Limits.wordListByteCountMax else {
      return .tooManyWordBytes(byteCountMax: Limits.wordListByteCountMax)
    }
    return nil
  }

  /// Writes the canonical form of an entry into `key`, or returns why there is none.
  private mutating func makeKey(_ entry: ByteView) -> ListProblem.Reason? {
    key.removeAll()
    switch type {
    case .words, .samples: key.append(entry)
    case .domains:
      guard isDomain(entry) else { return .notADomain }
      for offset in 0..<entry.count { key.append(loweredASCII(entry[offset])) }
      if entry[entry.count - 1] == UInt8(ascii: ".") { key.truncate(to: key.count - 1) }
    case .numbers, .prefixes:
      let number = type == .numbers ? CanonicalNumber(entry) : CanonicalNumber(prefix: entry)
      guard let number else {
        let hasRoom = entry.count <= Limits.canonicalNumberByteCountMax
        return type == .prefixes && hasRoom
          ? .homeCountryPrefix
          : .entryTooLong(byteCountMax: Limits.canonicalNumberByteCountMax)
      }
      number.withByteView { key.append($0) }
    }
    return nil
  }

  /// Adds a sample, unless there is no room or its id stands there already.
  mutating func add(_ sample: KnownSample, at place: Place) {
    if let reason = sampleProblem(sample) { return report(reason, place) }
    key.removeAll()
    key.append(Array(sample.identifier.utf8))
    if let index = unwantedIndex() {
      leftOut.insert(index)
      return
    }
    guard samples.count < Limits.sampleCountMax else {
      isFull = true
      return report(.tooManyEntries(countMax: Limits.sampleCountMax), place)
    }
    let earlier = sample.identifier.withByteView {
      table.insert($0, written: $0, hash: entryHash($0, seed: table.seed))
    }
    if let earlier {
      return report(.repeatedIdentifier(firstLine: Int(lines[earlier])), place)
    }
    lines.append(UInt32(clamping: place.line))
    samples.append(sample)
  }

  /// Notes bytes that are not UTF-8, once: a whole file is of another encoding.
  mutating func reportBrokenText(at place: Place) {
    if !isBrokenTextTold { report(.notUTF8, place) }
    isBrokenTextTold = true
  }

  /// Notes a problem.
  mutating func report(_ reason: ListProblem.Reason, _ place: Place) {
    problemCount += 1
    guard problems.count < Limits.listProblemCountMax else { return }
    problems.append(
      ListProblem(
        reason: reason, line: place.line, column: place.column, range: ByteRange(place.range)))
  }
}

extension ListReader {
  /// Where something stands.
  struct Place {
    var bytes: ByteView
    var line: Int
    var lineStart: Int
    var range: Range<Int>

    /// Characters before the place, a broken piece counting as one, and one.
    var column: Int {
      var decoder = UTF8Decoder(bytes[lineStart..<range.lowerBound])
      var column = 1
      while let step = decoder.next() {
        if step.scalar != "\u{FEFF}" { column += 1 }
      }
      return column
    }
  }

  /// What is wrong with an entry whatever its type, and where.
  private func problemOfText(_ place: Place) -> (reason: ListProblem.Reason, place: Place)? {
    guard place.range.count <= Limits.listEntryByteCountMax else {
      return (.entryTooLong(byteCountMax: Limits.listEntryByteCountMax), place)
    }
    var decoder = UTF8Decoder(place.bytes[place.range])
    while let step = decoder.next() {
      guard let reason = problem(of: step.scalar) else { continue }
      var found = place
      let start = place.range.lowerBound
      found.range = (start + step.range.startOffset)..<(start + step.range.endOffset)
      return (reason, found)
    }
    return nil
  }

  private func problem(of scalar: Unicode.Scalar?) -> ListProblem.Reason? {
    guard let scalar else { return .notUTF8 }
    if scalar.value < 0x80 {
      return scalar.value < 0x20 || scalar.value == 0x7F ? .controlCharacter : nil
    }
    if scalar.properties.generalCategory == .control { return .controlCharacter }
    // A word may hold what joins emoji or chooses their form.
    guard type != .words else { return nil }
    return scalar.properties.isDefaultIgnorableCodePoint ? .invisibleCharacter : nil
  }

  /// A line up to its comment: `#` at the start or after white space.
  private func withoutComment(_ bytes: ByteView, _ range: Range<Int>) -> Range<Int> {
    let line = bytes[range]
    var offset = 0
    while let mark = line.firstOffset(of: UInt8(ascii: "#"), from: offset) {
      if mark == 0 || whiteSpaceLength(line[0..<mark], atEnd: true) != nil {
        return range.lowerBound..<(range.lowerBound + mark)
      }
      offset = mark + 1
    }
    return range
  }

  /// The place of the entry in `key` among those that are left out.
  private func unwantedIndex() -> Int? {
    guard let table = unwanted?.table else { return nil }
    return table.index(hash: entryHash(key.view, seed: table.seed)) { $0 == key.view }
  }

  /// The hash by which a list of this type finds a key: domains are read from their end.
  private func entryHash(_ key: ByteView, seed: UInt64) -> UInt64 {
    var hash = EntryHash(seed: seed)
    for step in 0..<key.count {
      hash.add(key[type == .domains ? key.count - 1 - step : step])
    }
    return hash.value
  }
}

/// Whether every label of a name is one that a host can have.
///
/// Letters, digits, `-`, `_` and whatever is not ASCII; a dot at the end is accepted.
private func isDomain(_ name: ByteView) -> Bool {
  let end = name.count - (name[name.count - 1] == UInt8(ascii: ".") ? 1 : 0)
  var labelByteCount = 0
  for offset in 0..<end {
    let byte = name[offset]
    if byte == UInt8(ascii: ".") {
      guard labelByteCount > 0 else { return false }
      labelByteCount = 0
      continue
    }
    guard isLabelByte(byte) else { return false }
    labelByteCount += 1
    guard labelByteCount <= Limits.domainLabelByteCountMax else { return false }
  }
  return labelByteCount > 0
}

private func isLabelByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
  default: byte >= 0x80
  }
}
