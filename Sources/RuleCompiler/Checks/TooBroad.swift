import Bytes
import Documents
import Engine
import Patterns
import Views

/// Rules and patterns are held against honest messages, however they are written.
enum TooBroad: Lint {
  static let codes: [DiagnosticCode] = [.blocksClean, .hitsClean, .matchesNearlyAll]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    let clean = directory.clean
    guard clean.count > 0, let (ruleSet, entries) = directory.emitted else { return }
    let texts = FoldedTexts(clean.texts, tables: directory.compiler.tables)
    var seen: Set<[UInt8]> = []
    for pattern in directory.asked.patterns where seen.insert(pattern.expanded.bytes).inserted {
      report(pattern, texts, directory.compiler, into: &diagnostics)
    }
    for (index, hits) in HitCounter(clean, by: ruleSet).hits.sorted(by: { $0.key < $1.key }) {
      let rule = ruleSet.rules[index]
      guard case .verdict(let verdict) = rule.action, verdict != .allow,
        let condition = entries[rule.identifier]?.condition,
        // What asks for nothing at all was told.
        !ruleSet.firesOnNothing(RuleID(index))
      else { continue }
      report(verdict, hits, of: clean.count, at: condition.range, into: &diagnostics)
    }
  }

  private static func report(
    _ pattern: AskedTexts.AskedPattern, _ texts: FoldedTexts, _ compiler: TextCompiler,
    into diagnostics: inout DiagnosticList
  ) {
    let folded = compiler.cache.folded(pattern.expanded.bytes, for: .folded, by: compiler.tables)
    // A pattern that the folded view refuses was told where it was compiled.
    guard let compiled = try? compiler.cache.pattern(folded.bytes),
      let count = texts.count(of: compiled), count * 5 >= texts.count * 4
    else { return }
    let range = pattern.scalar.range
    // That it matches the empty text says why, and what to do.
    guard !diagnostics.all.contains(where: { $0.code == .matchesEmpty && $0.range == range }) else {
      return
    }
    // What it costs is the smaller harm.
    diagnostics = diagnostics.filtered {
      $0.code != .missingLiteral || !$0.range.contains(range)
    }
    diagnostics.warning(
      .matchesNearlyAll, "this matches \(count) of \(texts.count) honest messages", at: range,
      hint: "it tells no scheme from anything else; write words of the scheme, or leave it out")
  }

  private static func report(
    _ verdict: Verdict, _ hits: HitCounter.Hits, of total: Int, at range: SourceRange,
    into diagnostics: inout DiagnosticList
  ) {
    let (count, example) = (hits.count, Quoted(hits.example))
    let verb = verdict == .block ? "blocks" : "holds back"
    let message = "this \(verb) \(count) of \(total) honest messages, such as \(example)"
    guard verdict == .block, count * 20 >= total else {
      guard count * (verdict == .block ? 100 : 50) > total,
        !diagnostics.all.contains(where: { isBroad($0, range) || isMeant($0, range) })
      else { return }
      return diagnostics.warning(
        .hitsClean, message, at: range,
        hint: "ask for another sign of the scheme under `all`, or refuse such texts under `none`")
    }
    // The part that says why is the better place, with its own hint.
    let why = diagnostics.all.first { isBroad($0, range) }
    diagnostics = diagnostics.filtered { !isBroad($0, range) }
    diagnostics.error(
      .blocksClean, message, at: why?.range ?? range,
      hint: why?.hint ?? "ask for words, links or numbers that only the scheme has, under `all`")
  }

  /// Whether a finding tells why a condition holds for more than it should.
  private static func isMeant(_ finding: Diagnostic, _ range: SourceRange) -> Bool {
    [.optionalSign, .repeatedCondition].contains(finding.code) && range.contains(finding.range)
  }

  /// Whether a finding tells of something too broad in a condition.
  private static func isBroad(_ finding: Diagnostic, _ range: SourceRange) -> Bool {
    [.matchesNearlyAll, .matchesEmpty, .missingLiteral].contains(finding.code)
      && range.contains(finding.range)
  }
}

/// The honest messages on which each rule fires.
private struct HitCounter {
  struct Hits {
    var count = 0
    var example = ""
  }

  /// By the places of the rules in the set.
  private(set) var hits: [Int: Hits] = [:]

  init(_ clean: CleanMessages, by ruleSet: RuleSet) {
    var matcher = Matcher(for: ruleSet)
    for line in clean.lines.split(separator: UInt8(ascii: "\n")) {
      let bytes = Array(line) + [UInt8(ascii: "\n")]
      bytes.withByteView { view in
        matcher.match(Chunk(lines: view, batchOffset: 0), in: .sample)
        // Whatever fires on a protected sender does nothing.
        guard matcher.matches.records.count == 1, matcher.matches.records[0].protection == nil
        else { return }
        for rule in matcher.matches.rules(of: matcher.matches.records[0])
        where rule.outcome == .fired {
          var found = hits[rule.rule.index] ?? Hits()
          found.count += 1
          if found.count == 1 { found.example = JSONValue(Array(line))?["text"]?.text ?? "" }
          hits[rule.rule.index] = found
        }
      }
    }
  }
}

/// The honest messages as the folded view shows them.
private struct FoldedTexts {
  private var texts: [[UInt8]] = []
  var count: Int { texts.count }

  /// What must match half of so many texts to be looked at further.
  private static let trialCount = 20

  init(_ plain: [String], tables: ViewTables) {
    var scratch = ViewScratch(tables: tables)
    for text in plain {
      text.withByteView {
        scratch.begin($0)
        texts.append(scratch.text(.folded).array)
      }
    }
  }

  /// How many texts a pattern matches; nil where a trial shows that they are few.
  func count(of pattern: Pattern) -> Int? {
    var scratch = MatchScratch()
    func matches(_ text: [UInt8]) -> Bool {
      text.withByteView {
        if case .found = pattern.firstMatch(in: $0, using: &scratch) { true } else { false }
      }
    }
    guard
      texts.prefix(FoldedTexts.trialCount).count(where: matches) * 4
        >= min(FoldedTexts.trialCount, count)
    else { return nil }
    return texts.count(where: matches)
  }
}

extension DiagnosticCode {
  static let blocksClean = DiagnosticCode(
    "E085", "blocks-clean",
    explanation: "The rule blocks one of twenty honest messages or more, of those that lie beside "
      + "the rules in clean/. However it is written, it tells no scheme from everyday life.",
    wrong: """
      when: {text: '今天|明天|您的|你'}
      hits: [{text: '今天'}]
      misses: [{text: '贷款'}]

      """,
    right: """
      when: {text: '秒批.{0,20}微信'}
      hits: [{text: '秒批，加微信'}]
      misses: [{text: '明天见'}]

      """)

  static let hitsClean = DiagnosticCode(
    "W049", "hits-clean",
    explanation:
      "The rule blocks more than one of a hundred honest messages, of those that lie "
      + "beside the rules in clean/, or reviews more than one of fifty. One of them is shown.",
    wrong: """
      when: {text: '晚饭'}
      verdict: review
      hits: [{text: '晚饭'}]
      misses: [{text: '明天见'}]

      """,
    right: """
      when: {text: '秒批'}
      verdict: review
      hits: [{text: '秒批'}]
      misses: [{text: '明天见'}]

      """)

  static let matchesNearlyAll = DiagnosticCode(
    "W050", "matches-nearly-all",
    explanation: "The pattern matches four of five honest messages that lie beside the rules in "
      + "clean/, or more, so it hardly asks for anything. `.` and `\\S+` are the usual ones.",
    wrong: """
      when: {all: [{text: '\\S+'}, {text: '秒批'}]}
      hits: [{text: '秒批'}]
      misses: [{text: '明天见'}]

      """,
    right: """
      when: {text: '秒批'}
      hits: [{text: '秒批'}]
      misses: [{text: '明天见'}]

      """)
}
