import Bytes

/// Reads the data files of a numbering plan.
struct NumberPlanReader {
  private(set) var segments: [NumberPlan.Segment] = []
  private(set) var segmentTrie = DigitTrie()
  private(set) var areas: [NumberPlan.Area] = []
  private(set) var areaTrie = DigitTrie()
  private(set) var countries: [NumberPlan.Country] = []
  private(set) var countryTrie = DigitTrie()
  private(set) var portTrie = DigitTrie()
  private(set) var mobileRegionTrie = DigitTrie()
  private(set) var callPrefixTrie = DigitTrie()
  private(set) var regions: [NumberPlan.Region] = []
  private(set) var problems: [NumberPlanParse.FileProblem] = []

  private var regionIndices: [NumberPlan.Region: UInt16] = [:]

  /// Reads one file; an empty one has no rows.
  mutating func read(_ content: ByteView, as file: NumberPlan.File) {
    let columns =
      switch file {
      case .classes: 3...5
      case .areas: 4...5
      case .countries: 3...4
      case .ports: 2...3
      case .callPrefixes: 1...2
      case .segments: 2...5
      }
    var reader = TableReader(content, columns: columns)
    var lines: [[UInt8]: Int] = [:]
    while let row = reader.next() {
      let key = reader.cell(row, 0)
      guard let digits = keyDigits(key, file: file) else {
        reader.report(key.isEmpty ? .emptyCell : .notDigits, row, column: 0)
        continue
      }
      // The same beginning may stand once for every length.
      let identity = file == .classes ? key.array + [0] + reader.cell(row, 1).array : key.array
      if let first = lines[identity] {
        reader.report(.duplicate(firstLine: first), row, column: 0)
        continue
      }
      lines[identity] = row.line
      add(digits, row, of: file, from: &reader)
    }
    problems += reader.problems.map { NumberPlanParse.FileProblem(file: file, problem: $0) }
  }

  private mutating func add(
    _ key: ByteView, _ row: TableReader.Row, of file: NumberPlan.File,
    from reader: inout TableReader
  ) {
    switch file {
    case .classes: addSegment(key, row, from: &reader)
    case .areas: addArea(key, row, from: &reader)
    case .countries: addCountry(key, row, from: &reader)
    case .ports:
      guard let count = lengths(reader.cell(row, 1))?.upperBound else {
        return reader.report(.notLengths, row, column: 1)
      }
      portTrie.insert(key, Int(count))
    case .callPrefixes: callPrefixTrie.insert(key, 0)
    case .segments:
      let region = regionIndex(city: reader.cell(row, 2), province: reader.cell(row, 1))
      guard let region else { return reader.report(.emptyCell, row, column: 1) }
      mobileRegionTrie.insert(key, Int(region))
    }
  }

  private mutating func addSegment(
    _ key: ByteView, _ row: TableReader.Row, from reader: inout TableReader
  ) {
    guard let lengths = lengths(reader.cell(row, 1)) else {
      return reader.report(.notLengths, row, column: 1)
    }
    let word = reader.cell(row, 2)
    guard let numberClass = NumberClass.allCases.first(where: { word == $0.name }) else {
      return reader.report(.unknownClass, row, column: 2)
    }
    var base: UInt8 = 0
    let baseCell = reader.cell(row, 3)
    if !baseCell.isEmpty, !(baseCell == "-") {
      guard let count = self.lengths(baseCell) else {
        return reader.report(.notLengths, row, column: 3)
      }
      base = count.upperBound
    }
    let earlier = segmentTrie[key].map { UInt32($0 + 1) } ?? 0
    segmentTrie.insert(key, segments.count)
    segments.append(
      NumberPlan.Segment(
        numberClass: numberClass, lengths: lengths, baseCount: base, next: earlier))
  }

  private mutating func addArea(
    _ key: ByteView, _ row: TableReader.Row, from reader: inout TableReader
  ) {
    let region = regionIndex(city: reader.cell(row, 1), province: reader.cell(row, 2))
    guard let region else { return reader.report(.emptyCell, row, column: 2) }
    guard let lengths = lengths(reader.cell(row, 3)) else {
      return reader.report(.notLengths, row, column: 3)
    }
    areaTrie.insert(key, areas.count)
    areas.append(NumberPlan.Area(region: region, lengths: lengths))
  }

  private mutating func addCountry(
    _ key: ByteView, _ row: TableReader.Row, from reader: inout TableReader
  ) {
    guard let lengths = lengths(reader.cell(row, 1)) else {
      return reader.report(.notLengths, row, column: 1)
    }
    countryTrie.insert(key, countries.count)
    countries.append(
      NumberPlan.Country(isSatellite: reader.cell(row, 3) == "satellite", lengths: lengths))
  }

  /// The index of a region; nil without a province, or where there are too many.
  private mutating func regionIndex(city: ByteView, province: ByteView) -> UInt16? {
    guard !province.isEmpty else { return nil }
    let region = NumberPlan.Region(city: city.array, province: province.array)
    if let index = regionIndices[region] { return index }
    guard let index = UInt16(exactly: regions.count) else { return nil }
    regionIndices[region] = index
    regions.append(region)
    return index
  }

  /// The digits of a key; area codes are written with their 0, which numbers carry too.
  private func keyDigits(_ key: ByteView, file: NumberPlan.File) -> ByteView? {
    guard !key.isEmpty, key.count <= Limits.canonicalNumberByteCountMax else { return nil }
    for offset in 0..<key.count where !isDigit(key[offset]) { return nil }
    return key
  }

  /// A count of digits, or the least and the most of them.
  private func lengths(_ cell: ByteView) -> ClosedRange<UInt8>? {
    let dash = cell.firstOffset(of: UInt8(ascii: "-"))
    guard let low = count(cell[0..<(dash ?? cell.count)]) else { return nil }
    guard let dash else { return low...low }
    guard let high = count(cell[(dash + 1)..<cell.count]), low <= high else { return nil }
    return low...high
  }

  private func count(_ cell: ByteView) -> UInt8? {
    guard cell.count == 1 || cell.count == 2 else { return nil }
    var value: UInt8 = 0
    for offset in 0..<cell.count {
      guard isDigit(cell[offset]) else { return nil }
      value = value * 10 + (cell[offset] - UInt8(ascii: "0"))
    }
    return value > 0 && value <= Limits.canonicalNumberByteCountMax ? value : nil
  }
}
