import Bytes
import Digests
import Documents
import Engine
import Records
import RuleCompiler
import Testing
import Views

/// Rules in force, for tests that ask what they do to a record.
struct MatchingRules: ~Copyable {
  let compilation: Compilation
  let ruleSet: RuleSet
  private var matcher: Matcher

  /// Compiles a directory, which must have no errors.
  init(_ directory: RuleDirectory) throws {
    var options = CompilerOptions()
    options.runsSamples = false
    compilation = directory.compile(options)
    ruleSet = try #require(
      compilation.ruleSet, "\(render(compilation.diagnostics, color: false))")
    matcher = Matcher(for: ruleSet)
  }

  /// The ids of the rules that fire on a record; `*` behind those that fail.
  mutating func fired(on line: String) -> [String] {
    match(line) { matcher, ruleSet in
      matcher.matches.rules(of: matcher.matches.records[0]).map { rule in
        ruleSet.rules[rule.rule.index].identifier + (rule.outcome == .fired ? "" : "*")
      }
    }
  }

  private mutating func match<Result>(
    _ line: String, _ body: (inout Matcher, RuleSet) -> Result
  ) -> Result {
    line.withByteView { bytes in
      matcher.match(
        Chunk(lines: bytes, batchOffset: 0),
        in: MatchContext(batch: Digest128(high: 0, low: 0)))
      return body(&matcher, ruleSet)
    }
  }

  /// What fired on a record, with the view in which a text condition matched, and the words of the
  /// original that are its evidence.
  struct Hit: Equatable {
    var identifier: String
    var view: View?
    var words: [String]
  }

  /// The rules that fire on a record, with their evidence.
  mutating func hits(on line: String) -> [Hit] {
    match(line) { matcher, ruleSet in
      let matched = matcher.matches.records[0]
      let source = matcher.matches.source(of: matched)
      let text = source.bytes(of: matched.record.field(.text))
      return matcher.matches.rules(of: matched).map { rule in
        let words = rule.evidence.indices.compactMap { index -> String? in
          guard case .span(let span) = matcher.matches.evidence[index] else { return nil }
          return text[span].text
        }
        return Hit(
          identifier: ruleSet.rules[rule.rule.index].identifier, view: rule.view, words: words)
      }
    }
  }

  /// What the engine decides about a record, and every condition with its truth.
  mutating func explanation(of line: String) -> (explanation: Explanation, verdict: Verdict) {
    let compilation = compilation
    return match(line) { matcher, ruleSet in
      let matched = matcher.matches.records[0]
      var precedence = Precedence(for: ruleSet)
      let decision = precedence.decision(on: matched, in: matcher.matches)
      let explanation = Explanation(matched, by: &matcher, compilation: compilation) { _ in true }
      return (explanation, decision.verdict)
    }
  }
}

/// A message with a sender and a text, and more keys if wanted.
func message(_ text: String, from: String = "13912345678", _ more: String = "") -> String {
  #"{"kind":"sms","id":"1","ts":1772323200000,"from":"\#(from)","to":"13800138000","#
    + #""text":"\#(text)"\#(more)}"#
}

/// A call with further keys.
func call(_ more: String, from: String = "13912345678") -> String {
  #"{"kind":"call","id":"1","ts":1772323200000,"from":"\#(from)","to":"13800138000","#
    + #""stage":"attempt"\#(more)}"#
}
