import Bytes
import Documents
import Engine
import Records

extension RuleSyntax {
  init?(
    _ mapping: Mapping, zoneOffsetSeconds: Int, into diagnostics: inout DiagnosticList
  ) {
    var reader = MappingReader(mapping, what: "a rule")
    let identifier = reader.identifier("id", required: true)
    let title = reader.text("title", required: true)
    let kinds = reader.list("kind", allowsSingle: true, required: true) {
      RecordKind.read($0, into: &$1)
    }
    let when = reader.read("when", required: true) { Condition($0, into: &$1) }
    let verdict = reader.read("verdict") { Verdict.read($0, into: &$1) }
    let score = reader.tenths("score", in: -Limits.scoreTenthsMax...Limits.scoreTenthsMax)
    let group = reader.identifier("group")
    let severity = reader.read("severity") { Severity.read($0, into: &$1) }
    tags = reader.identifiers("tags", allowsSingle: true)?.value ?? []
    mode = reader.choice("mode", of: Mode.self)?.value ?? .enforce
    let valid = reader.mapping("valid")
    revision = reader.integer("rev", in: 1...Limits.revisionMax)?.value ?? 1
    author = reader.text("author")?.text
    reference = reader.text("case")?.text
    hits = reader.list("hits") { Sample($0, isMiss: false, into: &$1) }?.value ?? []
    misses = reader.list("misses") { Sample($0, isMiss: true, into: &$1) }?.value ?? []
    let action = RuleSyntax.action(
      verdict: verdict, score: score, group: group, of: mapping, into: &reader.diagnostics)
    reader.finish(into: &diagnostics)
    (sinceMilliseconds, untilMilliseconds) = RuleSyntax.validity(
      valid, zoneOffsetSeconds: zoneOffsetSeconds, into: &diagnostics)
    // What is missing or broken was reported, so no rule comes of it; the rest is still checked.
    guard let name = identifier ?? mapping.entries.first?.key else { return nil }
    self.identifier = name
    hasIdentifier = identifier != nil
    self.title = title?.text ?? ""
    self.kinds = kinds?.value ?? []
    self.when = when
    self.action = action ?? Located(.verdict(.review), at: mapping.range)
    self.severity = severity ?? .medium
    range = mapping.range
  }

  private static func action(
    verdict: Located<Verdict>?, score: Located<Int>?, group: Scalar?, of mapping: Mapping,
    into diagnostics: inout DiagnosticList
  ) -> Located<Action>? {
    let hasVerdict = mapping["verdict"] != nil
    let hasScore = mapping["score"] != nil
    let idRange = (mapping.entry("id") ?? mapping.entries.first)?.key.range ?? mapping.range
    if hasVerdict == hasScore {
      diagnostics.error(
        .verdictOrScore,
        hasVerdict
          ? "a rule has a verdict or a score, not both" : "a rule needs a verdict or a score",
        at: hasVerdict ? mapping.entry("score")?.key.range ?? idRange : idRange,
        hint: "write `verdict: block`, `review` or `allow`, or `score: 2.5`")
      return nil
    }
    if let group, !hasScore {
      diagnostics.error(.verdictOrScore, "`group` goes with `score`", at: group.range)
    }
    if let verdict { return Located(.verdict(verdict.value), at: verdict.range) }
    return score.map { Located(.score(tenths: $0.value, group: group), at: $0.range) }
  }

  private static func validity(
    _ mapping: Mapping?, zoneOffsetSeconds: Int, into diagnostics: inout DiagnosticList
  ) -> (since: Located<Int64>?, until: Located<Int64>?) {
    guard let mapping else { return (nil, nil) }
    var reader = MappingReader(mapping, what: "`valid`")
    let since = reader.read("since") {
      readMoment($0, named: "since", zoneOffsetSeconds: zoneOffsetSeconds, into: &$1)
    }
    let until = reader.read("until") {
      readMoment($0, named: "until", zoneOffsetSeconds: zoneOffsetSeconds, into: &$1)
    }
    reader.finish(into: &diagnostics)
    if let since, let until, since.value >= until.value {
      diagnostics.error(.badValidity, "`until` is not after `since`", at: until.range)
    }
    return (since, until)
  }
}

extension Sample {
  fileprivate init?(_ node: Node, isMiss: Bool, into diagnostics: inout DiagnosticList) {
    guard let mapping = node.mapping(named: "a sample", into: &diagnostics) else { return nil }
    let before = diagnostics.count
    Sample.checkRecord(mapping, allows: Sample.claimKeys.sorted(), into: &diagnostics)
    self.init(mapping: mapping)
    blockedBy = mapping["blocked_by"]?.text(named: "blocked_by", into: &diagnostics)
    if let rules = mapping["allow_by"] {
      let read = rules.list(named: "allow_by", allowsSingle: true, into: &diagnostics) {
        $0.identifier(named: "allow_by", into: &$1)
      }
      allowBy = read?.value ?? []
    }
    if let may = mapping.entry("review_ok") {
      let isTrue = may.value.boolean(named: "review_ok", into: &diagnostics)
      if isTrue?.value == true { reviewOK = may.key }
    }
    if !isMiss, let claim = mapping.entries.first(where: { Sample.claimKeys.contains($0.key.text) })
    {
      let reason =
        claim.key.text == "blocked_by"
        ? "a hit is not blocked" : "a hit is caught by its own rule"
      diagnostics.error(
        .badSample, reason, at: claim.key.range, hint: "`\(claim.key.text)` goes with misses")
    }
    guard diagnostics.count == before else { return nil }
  }

  /// Checks that a mapping has keys of records and texts alone: other keys would pass through as an
  /// extension, and a misspelt one would test nothing.
  static func checkRecord(
    _ mapping: Mapping, allows others: [String] = [], into diagnostics: inout DiagnosticList
  ) {
    var reader = MappingReader(mapping, what: "a record")
    for key in RecordKey.allCases {
      let name = "\(key.name)"
      let isNumber = key == .from || key == .to
      _ = reader.read(name) {
        isNumber ? $0.quotedText(named: name, into: &$1) : $0.text(named: name, into: &$1)
      }
    }
    reader.accept(others)
    reader.finish(into: &diagnostics)
  }
}

extension RecordKind {
  static func read(_ node: Node, into diagnostics: inout DiagnosticList) -> Located<RecordKind>? {
    let words = allCases.map { "\($0.name)" }
    guard let word = node.choice(named: "kind", from: words, into: &diagnostics),
      let kind = allCases.first(where: { "\($0.name)" == word.value })
    else { return nil }
    return Located(kind, at: word.range)
  }
}

extension Severity {
  static func read(_ node: Node, into diagnostics: inout DiagnosticList) -> Severity? {
    let words = allCases.map { "\($0)" }
    return node.choice(named: "severity", from: words, into: &diagnostics).flatMap { word in
      allCases.first { "\($0)" == word.value }
    }
  }
}

/// Reads `'2026-03-01'`, midnight in a zone, or a time in RFC 3339.
func readMoment(
  _ node: Node, named name: String, zoneOffsetSeconds: Int,
  into diagnostics: inout DiagnosticList
) -> Located<Int64>? {
  guard let scalar = node.quotedText(named: name, into: &diagnostics) else { return nil }
  let midnight = scalar.text + "T00:00:00Z"
  if let time = midnight.withByteView(parseRFC3339Milliseconds) {
    return Located(time - Int64(zoneOffsetSeconds) * 1000, at: scalar.range)
  }
  if let time = scalar.text.withByteView(parseRFC3339Milliseconds) {
    return Located(time, at: scalar.range)
  }
  diagnostics.error(
    .badValidity, "`\(name)` is no date and no time", at: scalar.range,
    hint: "write '2026-03-01' or '2026-03-01T08:00:00+08:00'")
  return nil
}

extension DiagnosticCode {
  static let verdictOrScore = DiagnosticCode(
    "E041", "verdict-or-score",
    explanation: "A rule has either a `verdict` or a `score`. With both, or with neither, nobody "
      + "can say what it decides. `group` goes with `score`.",
    wrong: """
      verdict: block
      score: 3.0

      """,
    right: """
      verdict: block

      """)

  static let badValidity = DiagnosticCode(
    "E057", "bad-validity",
    explanation: "`valid` takes `since` and `until` as quoted dates ('2026-03-01') or times in "
      + "RFC 3339, and `until` is after `since`. A date means midnight in the manifest's zone.",
    wrong: """
      valid: {since: '2027-05-01', until: '2027-04-01'}

      """,
    right: """
      valid: {since: '2027-04-01', until: '2027-05-01'}

      """)
}
