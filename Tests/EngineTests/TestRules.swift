import Bytes
import Engine
import Lists
import Patterns
import Records
import Views

/// Builds small rule sets in few words.
struct TestRules {
  var builder = RuleSetBuilder()

  /// A pattern on the raw text.
  mutating func text(_ pattern: String, views: ViewSet = .raw) throws -> NodeID {
    let pattern = try Pattern(pattern)
    let patterns = View.allCases.filter { views.contains($0) }.map { _ in pattern }
    return builder.node(.text(TextPredicate(builder.add(patterns, in: views), views: views)))
  }

  /// So many of some words in the raw text.
  mutating func words(
    _ words: [String], atLeast: Int = 1, near: Int = 0, borders: WordBorders = WordBorders()
  ) -> NodeID {
    let list = WordList(ListParse(values: words, type: .words).entries, borders: borders)
    let lists = builder.add([list], in: .raw)
    return builder.node(
      .words(WordsPredicate(lists, views: .raw, atLeast: atLeast, near: near)))
  }

  /// A field that equals one of some values.
  mutating func equals(_ key: RecordKey, _ values: [String], isCanonical: Bool = false) -> NodeID {
    field(key, .equals(operands(values), isCanonical: isCanonical))
  }

  /// A field that begins with one of some values.
  mutating func prefix(_ key: RecordKey, _ values: [String], isCanonical: Bool = false) -> NodeID {
    field(key, .prefix(operands(values), isCanonical: isCanonical))
  }

  private mutating func operands(_ values: [String]) -> OperandsID {
    builder.add(operands: values.map { Array($0.utf8) })
  }

  private mutating func field(
    _ key: RecordKey, _ comparison: FieldPredicate.Comparison
  ) -> NodeID {
    builder.node(.field(FieldPredicate(.key(key), comparison)))
  }

  /// A pattern on a field as received.
  mutating func match(_ key: RecordKey, _ pattern: String) throws -> NodeID {
    field(key, .match(builder.add(fieldPattern: try Pattern(pattern))))
  }

  /// A number in a range.
  mutating func range(_ key: RecordKey, _ bounds: ClosedRange<Int64>) -> NodeID {
    builder.node(.range(RangePredicate(.key(key), bounds)))
  }

  /// A field that is not there.
  mutating func absent(_ key: RecordKey) -> NodeID {
    builder.node(.absence(AbsencePredicate(.key(key))))
  }

  /// A field that stands in a list.
  mutating func list(_ key: RecordKey, _ list: ListID) -> NodeID { field(key, .list(list)) }

  /// A question to the ledger.
  mutating func ledger(_ query: Int) -> NodeID {
    builder.node(.ledger(LedgerPredicate(LedgerQueryID(query))))
  }

  /// Adds a list.
  mutating func add(
    _ name: String, _ type: ListType, _ values: [String], isProtected: Bool = false
  ) -> ListID {
    let list = EntryList(ListParse(values: values, type: type).entries)
    return builder.add(NamedList(name: name, list: list), isProtected: isProtected)
  }

  /// A node that always holds, and one that never does.
  mutating func constant(_ value: Bool) -> NodeID {
    builder.node(value ? .all : .any, of: [])
  }

  /// A condition that PCRE2 cannot finish on ``tooLongText``.
  mutating func unfinished() throws -> NodeID {
    // The last item has no literal, so that the prefilter lets the pattern pass.
    try text("(?:(?:a+)+)+[^a]")
  }

  /// Adds a rule for messages and calls.
  mutating func add(
    _ identifier: String, _ action: RuleAction, _ root: NodeID,
    with change: (inout Rule) -> Void = { _ in }
  ) {
    var rule = Rule(
      identifier: identifier, title: "A rule of the tests", action: action, root: root,
      kinds: [.sms, .call])
    change(&rule)
    builder.add(rule)
  }

  /// Freezes the rules.
  func build() -> RuleSet {
    builder.build(identifier: "0123456789abcdef0123456789abcdef")
  }
}

/// A text on which ``TestRules/unfinished()`` runs into the match limit.
let tooLongText = String(repeating: "a", count: 2_000)

/// A message as a line without its line feed.
func message(
  _ text: String = "t", id: String? = "m", from: String = "13800138000", more: String = ""
) -> String {
  let identifier = id.map { #""id":\#(json($0)),"# } ?? ""
  return #"{"kind":"sms",\#(identifier)"ts":"2026-03-01T08:00:00+08:00","from":\#(json(from)),"#
    + #""to":"13900139000","text":\#(json(text))\#(more)}"#
}

/// A call as a line without its line feed.
func call(_ stage: CallStage = .attempt, from: String = "13800138000", more: String = "") -> String
{
  let word = stage == .attempt ? "attempt" : "cdr"
  return #"{"kind":"call","id":"c","ts":1772323200000,"from":\#(json(from)),"to":"13900139000","#
    + #""stage":"\#(word)"\#(more)}"#
}

/// A text as a JSON string.
func json(_ text: String) -> String {
  var buffer = ByteBuffer()
  buffer.appendJSONString(text)
  return buffer.view.text
}
