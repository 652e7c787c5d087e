import Bytes
import Documents
import Views

extension Condition {
  /// Reads a condition: a mapping, of which every key is a condition and all of them must hold.
  init?(_ node: Node, into diagnostics: inout DiagnosticList) {
    guard !diagnostics.isFull else {
      diagnostics.cutShort()
      return nil
    }
    if case .scalar(let scalar) = node, !scalar.isMissing {
      diagnostics.error(
        .wrongKind, "a condition is a mapping, not text", at: node.range,
        hint: "for a pattern on the text write `text: '…'`, for a named one `condition: NAME`")
      return nil
    }
    guard let mapping = node.mapping(named: "a condition", into: &diagnostics) else { return nil }
    guard !mapping.entries.isEmpty else {
      diagnostics.error(
        .emptyCondition, "a condition without content holds for every record", at: mapping.range)
      return nil
    }
    let parts = mapping.entries.map { Condition.part($0, into: &diagnostics) }
    guard parts.count > 1 else {
      guard let only = parts[0] else { return nil }
      self = only
      return
    }
    let sound = parts.compactMap { $0 }
    guard sound.count == parts.count else { return nil }
    self.init(range: mapping.range, form: .all(sound.flatMap(\.conjuncts)))
  }

  /// The conditions that must all hold, so that `all` beside another key is no level of its own.
  private var conjuncts: [Condition] {
    if case .all(let parts) = form { return parts }
    return [self]
  }

  private static func part(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> Condition? {
    let form: Form?
    switch entry.key.text {
    case "all": form = parts(entry, into: &diagnostics).map(Form.all)
    case "any": form = parts(entry, into: &diagnostics).map(Form.any)
    case "none": form = parts(entry, into: &diagnostics).map(Form.none)
    case "some": form = some(entry, into: &diagnostics)
    case "text": form = textForm(entry.value, into: &diagnostics)
    case "condition":
      form = entry.value.identifier(named: "condition", into: &diagnostics).map(Form.named)
    case "has": form = has(entry.value, into: &diagnostics)
    default: form = fieldForm(entry, into: &diagnostics)
    }
    return form.map { Condition(range: span(of: entry), form: $0) }
  }

  private static func span(of entry: Mapping.Entry) -> SourceRange {
    let (first, last) = (entry.key.range, entry.value.range)
    guard last.bytes.endOffset > first.bytes.startOffset else { return first }
    return first.file.range(first.bytes.startOffset..<last.bytes.endOffset)
  }

  private static func parts(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> [Condition]? {
    let name = entry.key.text
    if case .mapping(let mapping) = entry.value {
      // Under `all` a mapping means the same as a list; elsewhere an author would mean a list.
      if name != "all", mapping.entries.count > 1 {
        diagnostics.error(
          .mappingForList,
          "`\(name)` has one condition here, of \(mapping.entries.count) keys that must all hold",
          at: entry.key.range,
          hint: "write '- ' before each key, so that each is a condition")
        return nil
      }
      return Condition(entry.value, into: &diagnostics).map { [$0] }
    }
    guard let sequence = entry.value.sequence(named: name, into: &diagnostics) else { return nil }
    guard !sequence.items.isEmpty else {
      diagnostics.error(.emptyCondition, "`\(name)` has no conditions", at: entry.value.range)
      return nil
    }
    let parts = sequence.items.map { Condition($0, into: &diagnostics) }
    let sound = parts.compactMap { $0 }
    return sound.count == parts.count ? sound : nil
  }

  private static func some(
    _ entry: Mapping.Entry, into diagnostics: inout DiagnosticList
  ) -> Form? {
    guard let mapping = entry.value.mapping(named: "some", into: &diagnostics) else { return nil }
    var reader = MappingReader(mapping, what: "`some`")
    let atLeast = reader.integer("at_least", in: 1...Limits.operandCountMax, required: true)
    reader.accept(["of"])
    reader.finish(into: &diagnostics)
    guard let of = mapping.entry("of") else {
      diagnostics.error(
        .emptyCondition, "`some` has no conditions", at: entry.key.range,
        hint: "write `some: {at_least: 2, of: […]}`")
      return nil
    }
    guard let parts = parts(of, into: &diagnostics), let atLeast else { return nil }
    guard atLeast.value <= parts.count else {
      let have = parts.count == 1 ? "1 condition stands" : "\(parts.count) conditions stand"
      diagnostics.error(
        .wrongValue, "only \(have) in `of`, so \(atLeast.value) never hold", at: atLeast.range)
      return nil
    }
    return .some(atLeast: atLeast.value, of: parts)
  }

  private static func has(_ node: Node, into diagnostics: inout DiagnosticList) -> Form? {
    let words = FieldTable.entityWords
    let read = node.list(named: "has", allowsSingle: true, into: &diagnostics) {
      $0.choice(named: "has", from: words.map(\.word), into: &$1)
    }
    guard let chosen = read?.value, !chosen.isEmpty else { return nil }
    let bits = words.filter { word in chosen.contains { $0.value == word.word } }.map(\.bit)
    return .has(bits.reduce(0, |))
  }

  // MARK: Text

  private static func textForm(_ node: Node, into diagnostics: inout DiagnosticList) -> Form? {
    if case .scalar = node {
      return node.text(named: "text", into: &diagnostics).map { .pattern($0, views: []) }
    }
    guard let mapping = node.mapping(named: "text", into: &diagnostics) else { return nil }
    var reader = MappingReader(mapping, what: "a condition on the text")
    let match = reader.text("match")
    let words = reader.read("words") { wordSource($0, into: &$1) }
    let views = reader.list("view", allowsSingle: true) { readView($0, into: &$1) }
    let isWords = mapping["words"] != nil
    let atLeast = isWords ? reader.integer("at_least", in: 1...Limits.wordsAtLeastMax) : nil
    let near = isWords ? reader.integer("near", in: 1...Limits.nearCharacterCountMax) : nil
    if let near, mapping["at_least"] == nil || atLeast?.value == 1 {
      reader.diagnostics.error(
        .wrongValue, "`near` says how near several words are, but one is enough here",
        at: near.range, hint: "write `at_least: 2` beside it")
    }
    reader.accept(["like", "at_least", "near"])
    for key in ["at_least", "near"] where !isWords && mapping["like"] == nil {
      guard let misplaced = mapping.entry(key) else { continue }
      reader.diagnostics.error(
        .wrongComparison, "`\(key)` goes with `words`", at: misplaced.key.range)
    }
    if let like = mapping.entry("like") {
      reader.diagnostics.error(
        .laterField, "`like` comes with a later version", at: like.key.range)
    }
    let isPattern = mapping["match"] != nil
    if isPattern == isWords, mapping["like"] == nil {
      reader.diagnostics.error(
        .emptyCondition, "a condition on the text has either `match` or `words`",
        at: mapping.range)
    }
    reader.finish(into: &diagnostics)
    if isPattern == isWords { return nil }
    if let match { return .pattern(match, views: views?.value ?? []) }
    guard let words else { return nil }
    return .words(
      words, atLeast: atLeast?.value ?? 1, near: near?.value, views: views?.value ?? [])
  }

  private static func wordSource(
    _ node: Node, into diagnostics: inout DiagnosticList
  ) -> WordSource? {
    if case .scalar = node {
      return node.identifier(named: "words", into: &diagnostics).map(WordSource.list)
    }
    let words = node.list(named: "words", into: &diagnostics) {
      $0.text(named: "a word", into: &$1)
    }
    return words.map { .inline($0.value) }
  }

  private static func readView(
    _ node: Node, into diagnostics: inout DiagnosticList
  ) -> Located<View>? {
    let names = View.allCases.map { "\($0.name)" }
    guard let word = node.choice(named: "view", from: names, into: &diagnostics),
      let view = View(name: word.value)
    else { return nil }
    return Located(view, at: word.range)
  }
}
