import Bytes
import Documents
import Engine
import FileSystem
import Glibc
import Lists
import Patterns
import Records
import RuleCompiler
import Views

/// The rules of a directory, or an end of the program with the reason.
func loadRules(from directory: String) -> RuleSet {
  compiled(readBundle(directory))
}

/// The files of a rule directory, or an end of the program with the reason.
func readBundle(_ directory: String) -> RuleBundle {
  do throws(FileError) {
    return try RuleBundle(directory: directory, calls: .live)
  } catch {
    print("weir-allocations: \(error)")
    exit(2)
  }
}

/// The rules of a bundle, or an end of the program with what is wrong in it.
func compiled(_ bundle: RuleBundle) -> RuleSet {
  var options = CompilerOptions()
  options.runsSamples = false
  options.warnsAuthors = false
  let compilation = compileRules(bundle, options: options)
  if let ruleSet = compilation.ruleSet { return ruleSet }
  print(render(compilation.diagnostics, color: false))
  exit(2)
}

/// Rules that take every way through the engine: all sorts of predicates and evidence, scores in groups,
/// shadow, tags, protection, candidates that a count decides, and a pattern that gives up on a long text.
func makeGateRules() -> RuleSet {
  var rules = GateRules()
  rules.addAll()
  return rules.builder.build(identifier: "gate")
}

private struct GateRules {
  /// Is like many of the made-up scams, and shares some words with most.
  private static let knownText = "无抵押无担保凭身份证当天放款，贷款额度二十万，加微信abc123"

  var builder = RuleSetBuilder()

  mutating func addAll() {
    builder.thresholds = Thresholds(blockTenths: 80, reviewTenths: 50)
    let protected = add("protected-senders", ["95588"], .numbers, isProtected: true)
    let senders = add("gate-prefixes-with-a-long-name", ["138", "1069"], .prefixes)
    let wording = builder.addGroup(capTenths: 60)

    let loan = text("(?:贷款|放款|下款).{0,40}微信")
    let slow = text("(?:(?:加+)+)+[xy]")
    let list = builder.add([wordList(["抵押", "征信", "额度", "放款"])], in: .raw)
    let words = builder.node(.words(WordsPredicate(list, views: .raw, atLeast: 2, near: 40)))
    let port = compare(.from, .list(senders))
    let bank = compare(.from, .list(protected))
    let rings = builder.node(
      .range(RangePredicate(.key(.ringMilliseconds), 1_000...Int64.max)))
    let receiver = compare(
      .to, .prefix(builder.add(operands: [Array("138".utf8)]), isCanonical: true))
    let attempt = compare(
      .stage, .equals(builder.add(operands: [Array("attempt".utf8)]), isCanonical: false))
    let name = compare(
      .from, .match(builder.add(fieldPattern: pattern("^\\+86955\\d\\d$"))))
    let away = builder.node(.absence(AbsencePredicate(.key(.linkClass))))

    let offer = builder.node(
      .all, of: [loan, builder.node(.some(atLeast: 2), of: [words, port, away])])
    add("gate-block", .verdict(.block), offer, tags: ["a tag of the gate", "second"])
    add("gate-bank", .verdict(.review), builder.node(.any, of: [bank, name]), tags: ["second"])
    add("gate-words", .score(tenths: 35, group: wording), words, tags: ["third"])
    add("gate-port", .score(tenths: -10, group: nil), builder.node(.all, of: [port, receiver]))
    add("gate-call", .score(tenths: 50, group: nil), builder.node(.any, of: [attempt, rings]))
    add("gate-slow", .verdict(.block), builder.node(.none, of: [builder.node(.none, of: [slow])]))
    let known = add("gate-known", [GateRules.knownText], .samples)
    let texts = builder.compare(with: known, atLeastTenths: 3)
    let like = builder.node(.like(LikePredicate(texts, atLeastTenths: 3)))
    add("gate-like", .score(tenths: 15, group: nil), like)
    let count = builder.node(.ledger(LedgerPredicate(LedgerQueryID(0))))
    add("gate-count", .verdict(.review), builder.node(.all, of: [loan, count]))
    add("gate-no-count", .score(tenths: 5, group: nil), builder.node(.none, of: [count]))
    add("gate-shadow", .verdict(.block), builder.node(.none, of: [bank]), mode: .shadow)
  }

  private mutating func add(
    _ identifier: String, _ action: RuleAction, _ root: NodeID, tags: [String] = [],
    mode: RuleMode = .enforce
  ) {
    var rule = Rule(
      identifier: identifier, title: identifier, action: action, root: root, kinds: [.sms, .call])
    rule.tags = tags.map { builder.add(tag: $0) }
    rule.mode = mode
    builder.add(rule)
  }

  private mutating func compare(
    _ key: RecordKey, _ comparison: FieldPredicate.Comparison
  ) -> NodeID {
    builder.node(.field(FieldPredicate(.key(key), comparison)))
  }

  private mutating func add(
    _ name: String, _ values: [String], _ type: ListType, isProtected: Bool = false
  ) -> ListID {
    let entries = ListParse(values: values, type: type).entries
    return builder.add(NamedList(name: name, list: EntryList(entries)), isProtected: isProtected)
  }

  private func wordList(_ words: [String]) -> WordList {
    // Every word is held against phrases and has its text taken apart.
    let exceptions = words.map { Array(($0 + "式").utf8) }
    let known = ["以下", "今日", "结束"].compactMap { word in
      word.withByteView { CountedWord($0, count: 9) }
    }
    return WordList(
      ListParse(values: words, type: .words).entries,
      borders: WordBorders(exceptions: exceptions, frequencies: WordFrequencies(known)))
  }

  private mutating func text(_ source: String) -> NodeID {
    let patterns = builder.add([pattern(source)], in: .raw)
    return builder.node(.text(TextPredicate(patterns, views: .raw)))
  }

  private func pattern(_ source: String) -> Pattern {
    do throws(PatternError) {
      return try Pattern(source)
    } catch {
      preconditionFailure("a pattern of the gate does not compile: \(source)")
    }
  }
}
