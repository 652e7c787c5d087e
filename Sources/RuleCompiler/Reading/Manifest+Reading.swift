import Bytes
import Documents
import Lists

extension Manifest {
  /// Reads `manifest.yaml`.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - layer: The layer that it belongs to; only those behind the first change lists of others.
  ///   - diagnostics: Where findings are added.
  init?(_ file: SourceFile, layer: Int = 0, into diagnostics: inout DiagnosticList) {
    guard let root = parseDocument(file, into: &diagnostics),
      let mapping = root.mapping(named: "the manifest", into: &diagnostics)
    else { return nil }
    var reader = MappingReader(mapping, what: "the manifest")
    let thresholds = reader.mapping("thresholds")
    let zone = reader.read("time-zone") { Manifest.zone($0, into: &$1) }
    protected = reader.identifiers("protected", allowsSingle: true)?.value ?? []
    let families = reader.mapping("families")
    largestRuleShrink = reader.percentage("largest-rule-shrink")
    let lists = reader.mapping("lists")
    let groups = reader.mapping("score-groups")
    let tags = reader.mapping("tags")
    replaced =
      layer == 0
      ? []
      : (reader.texts("replaces", allowsSingle: true)?.value ?? [])
        .map { ($0, layer) }
    reader.finish(into: &diagnostics)
    range = mapping.range.startPoint
    self.families = families?.entries.compactMap { Manifest.family($0, into: &diagnostics) }
    saysZone = zone != nil
    zoneOffsetSeconds = zone ?? Manifest.chinaStandardTimeOffsetSeconds
    (blockTenths, reviewTenths) = Manifest.thresholds(thresholds, into: &diagnostics)
    let changes = layer == 0 ? [] : Manifest.entries(lists).filter(Manifest.isRemoval)
    removals = changes.compactMap { Manifest.removal($0, layer: layer, into: &diagnostics) }
    let declared = Manifest.entries(lists).filter { layer == 0 || !Manifest.isRemoval($0) }
    self.lists = declared.compactMap { Manifest.list($0, layer: layer, into: &diagnostics) }
    brokenLists = Set(declared.map(\.key.text)).subtracting(self.lists.map(\.name.text))
    self.groups = Manifest.entries(groups).compactMap { Manifest.group($0, into: &diagnostics) }
    self.tags = Manifest.entries(tags).compactMap { entry in
      guard Node.scalar(entry.key).identifier(named: "a tag", into: &diagnostics) != nil,
        let doc = entry.value.text(named: entry.key.text, into: &diagnostics)
      else { return nil }
      return (entry.key, doc.text)
    }
  }

  /// Asia/Shanghai, without summer time since 1991.
  private static let chinaStandardTimeOffsetSeconds = 8 * 3600

  private static func entries(_ mapping: Mapping?) -> [Mapping.Entry] { mapping?.entries ?? [] }

  private static func thresholds(
    _ mapping: Mapping?, into diagnostics: inout DiagnosticList
  ) -> (block: Int?, review: Int?) {
    guard let mapping else { return (nil, nil) }
    var reader = MappingReader(mapping, what: "`thresholds`")
    let block = reader.tenths("block", required: true)
    let review = reader.tenths("review", required: true)
    reader.finish(into: &diagnostics)
    if let block, let review, review.value <= 0 || review.value > block.value {
      diagnostics.error(
        .badThresholds, "the review threshold must be above zero and not above the block threshold",
        at: review.range)
    }
    return (block?.value, review?.value)
  }

  /// Whether an entry takes something out of a list, instead of declaring one.
  private static func isRemoval(_ entry: Mapping.Entry) -> Bool {
    guard case .mapping(let mapping) = entry.value else { return false }
    return mapping["remove"] != nil
  }

  private static func removal(
    _ entry: Mapping.Entry, layer: Int, into diagnostics: inout DiagnosticList
  ) -> List.Removal? {
    guard let mapping = entry.value.mapping(named: entry.key.text, into: &diagnostics) else {
      return nil
    }
    var reader = MappingReader(mapping, what: "what is taken out of a list")
    let file = reader.text("remove", required: true)
    reader.finish(into: &diagnostics)
    return file.map { List.Removal(list: entry.key, file: $0, layer: layer) }
  }

  private static func list(
    _ entry: Mapping.Entry, layer: Int, into diagnostics: inout DiagnosticList
  ) -> List? {
    guard let name = Node.scalar(entry.key).identifier(named: "a list name", into: &diagnostics),
      let mapping = entry.value.mapping(named: "list \(entry.key.text)", into: &diagnostics)
    else { return nil }
    var reader = MappingReader(mapping, what: "a list")
    let type = reader.choice("type", of: ListType.self, required: true)
    let file = reader.text("file", required: true)
    let whenMissing = reader.choice("when-missing", of: WhenMissing.self)
    let least = reader.integer("least-entries", in: 0...Limits.listEntryCountMax)
    let shrink = reader.percentage("largest-shrink")
    let borders = BordersSyntax(&reader)
    if let type, type.value != .words, let range = borders.range {
      reader.diagnostics.error(
        .wrongListType, "only lists of words take `not_in` and `whole_word`", at: range)
    }
    reader.finish(into: &diagnostics)
    guard let type, let file else { return nil }
    return List(
      name: name, type: type.value, file: file, whenMissing: whenMissing?.value ?? .refuse,
      leastEntries: least, largestShrink: shrink, borders: borders, layer: layer)
  }

  private static func family(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> Family? {
    guard let name = Node.scalar(entry.key).identifier(named: "a family", into: &diagnostics),
      let least = entry.value.integer(
        named: entry.key.text, in: 1...Limits.ruleCountMax, into: &diagnostics)
    else { return nil }
    return Family(name: name, leastRules: least)
  }

  private static func group(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> Group? {
    guard let name = Node.scalar(entry.key).identifier(named: "a group name", into: &diagnostics),
      let mapping = entry.value.mapping(named: "group \(entry.key.text)", into: &diagnostics)
    else { return nil }
    var reader = MappingReader(mapping, what: "a score group")
    let cap = reader.tenths("cap", in: 1...Limits.scoreTenthsMax, required: true)
    reader.finish(into: &diagnostics)
    return cap.map { Group(name: name, capTenths: $0.value) }
  }

  /// A zone as an offset from UTC, `'+08:00'`: rules see event time, and China has one zone.
  private static func zone(_ node: Node, into diagnostics: inout DiagnosticList) -> Int? {
    guard let scalar = node.quotedText(named: "time-zone", into: &diagnostics) else { return nil }
    let text = Array(scalar.text.utf8)
    let digits = text.enumerated().compactMap { index, byte in
      index == 0 || index == 3 ? nil : Int(byte) - Int(UInt8(ascii: "0"))
    }
    guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
      text[3] == UInt8(ascii: ":"), digits.allSatisfy({ (0...9).contains($0) }),
      digits[0] * 10 + digits[1] <= 14, digits[2] < 6
    else {
      diagnostics.error(
        .badValidity, "\(Quoted(scalar.text)) is no offset from UTC", at: scalar.range,
        hint: "write '+08:00' for China")
      return nil
    }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return (text[0] == UInt8(ascii: "-") ? -minutes : minutes) * 60
  }
}

extension DiagnosticCode {
  static let badThresholds = DiagnosticCode(
    "E039", "bad-thresholds",
    explanation: "The review threshold must be above zero and not above the block threshold. A "
      + "rule that scores needs thresholds in the manifest.",
    wrong: """
      thresholds: {block: 5.0, review: 8.0}

      """,
    right: """
      thresholds: {block: 8.0, review: 5.0}

      """)
}
